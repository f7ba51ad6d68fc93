"""An ordinary PDF made PDF/A-3: obstacles, repairs, fonts, levels, the check at the end."""
