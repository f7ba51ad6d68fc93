"""The schemes and values that XRechnung, its extension and CVD admit, as of Schematron 2.5.0."""

_NEVER_ISSUED = (92, 103, 181, 182)
_LAST_SCHEME = 243
"""The published list goes to 0244, but its expression, for want of a blank, never finds that."""

EXTENSION_SCHEMES = frozenset({"XR01", "XR02", "XR03"})
"""What the extension adds to every list of schemes."""

ICD = frozenset(
    f"{number:04}" for number in range(2, _LAST_SCHEME + 1) if number not in _NEVER_ISSUED
)
"""Schemes of organisation identifiers (ISO 6523)."""

EAS = frozenset(
    """
    0002 0007 0009 0037 0060 0088 0096 0097 0106 0130 0135 0142 0147 0151 0154 0158 0170 0177
    0183 0184 0188 0190 0191 0192 0193 0194 0195 0196 0198 0199 0200 0201 0202 0203 0204 0205
    0208 0209 0210 0211 0212 0213 0215 0216 0217 0218 0219 0220 0221 0225 0230 0235 0240 0244
    9910 9913 9914 9915 9918 9919 9920 9922 9923 9924 9925 9926 9927 9928 9929 9930 9931 9932
    9933 9934 9935 9936 9937 9938 9939 9940 9941 9942 9943 9944 9945 9946 9947 9948 9949 9950
    9951 9952 9953 9957 9959 AN AQ AS AU EM
    """.split()
)
"""Schemes of electronic addresses."""

CLEAN_VEHICLES = "CVD"
"""The scheme of vehicle categories."""

CLASSIFICATIONS = frozenset(
    """
    AA AB AC AD AE AF AG AH AI AJ AK AL AM AN AO AP AQ AR AS AT AU AV AW AX AY AZ BA BB BC BD BE
    BF BG BH BI BJ BK BL BM BN BO BP BQ BR BS BT BU BV BW BX BY BZ CC CG CL CR CV DR DW EC EF
    EMD EN FS GB GN GMN GS HS IB IN IS IT IZ MA MF MN MP NB ON PD PL PO PPI PV QS RC RN RU RY SA
    SG SK SN SRS SRT SRU SRV SRW SRX SRY SRZ SS SSA SSB SSC SSD SSE SSF SSG SSH SSI SSJ SSK SSL
    SSM SSN SSO SSP SSQ SSR SSS SST SSU SSV SSW SSX SSY SSZ ST STA STB STC STD STE STF STG STH
    STI STJ STK STL STM STN STO STP STQ STR STS STT STU STV STW STX STY STZ SUA SUB SUC SUD SUE
    SUF SUG SUH SUI SUJ SUK SUL SUM TG TSN TSO TSP TSQ TSR TSS TST TSU UA UP VN VP VS VX ZZZ
    """.split()
)
"""Schemes of item classifications (UNTDID 7143)."""

VEHICLE_CATEGORIES = ("M1", "M2", "M3", "N1", "N2", "N3")
VEHICLE_KINDS = ("clean", "zero-emission", "other")

FILES = (
    "application/pdf",
    "image/png",
    "image/jpeg",
    "text/csv",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/xml",
)
"""The kinds of files that an invoice of the extension may embed."""
