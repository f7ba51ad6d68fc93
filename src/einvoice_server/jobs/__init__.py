"""Work that is done after the answer: kept in the database, done by workers, tried again."""
