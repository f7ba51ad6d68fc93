"""The style of a report as HTML: on screens, at night, and on paper."""

STYLE = """
:root{--ink:#1d2733;--muted:#5a6675;--rule:#d9dfe6;--band:#f4f6f9;--paper:#fff;
--accept:#17663a;--reject:#a61b1b;--undecided:#855300;--fatal:#a61b1b;--warning:#855300;
--information:#1d5a96;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#e4e9ef;--muted:#a2aebb;--rule:#38434f;
--band:#1f2731;--paper:#151b22;--accept:#63c88d;--reject:#ff9a92;--undecided:#efb758;
--fatal:#ff9a92;--warning:#efb758;--information:#8bc0f4}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,"Segoe UI",Roboto,Arial,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:56rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1,h2,h3,h4{line-height:1.25;margin:0}
.title{font-size:1.7rem}
.subject{color:var(--muted);margin:.2rem 0 1.2rem;overflow-wrap:anywhere}
.title+.verdict{margin-top:1rem}
section+article,article+article{margin-top:3.5rem;border-top:3px solid var(--rule);padding-top:2rem}
section{margin-top:1.8rem}
section .heading{font-size:1.2rem;margin-bottom:.6rem}
.part>.heading{font-size:1.05rem;color:var(--muted);border-bottom:1px solid var(--rule);
padding-bottom:.25rem}
.verdict{background:var(--band);border-left:.4rem solid var(--tone);padding:.9rem 1.1rem}
.verdict p{margin:0}
.verdict .word{font-size:1.35rem;font-weight:700;color:var(--tone)}
.verdict .counts{color:var(--muted)}
.accept{--tone:var(--accept)}.reject,.unreadable{--tone:var(--reject)}
.undecided{--tone:var(--undecided)}
.fatal{--tone:var(--fatal)}.warning{--tone:var(--warning)}
.information{--tone:var(--information)}
.word,.badge{color:var(--tone)}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:0 2rem}
dl{margin:0}
dl.facts div{display:grid;grid-template-columns:9.5rem 1fr;gap:.8rem;padding:.15rem 0}
dt{color:var(--muted)}
dt,dd{min-width:0}
dd{margin:0;overflow-wrap:anywhere}
.finding{border:1px solid var(--rule);border-left:.3rem solid var(--tone);
padding:.7rem 1rem .8rem;margin-top:.8rem;break-inside:avoid}
.finding .heading{font-size:1rem;font-weight:400;margin:0}
.finding .rule{font-weight:700}
.badge{font-weight:700}
.quiet{color:var(--muted);font-size:.88rem}
.finding p{margin:.35rem 0 0;overflow-wrap:anywhere}
.finding .fix{font-weight:600}
.finding dl{margin-top:.45rem;font-size:.88rem}
.finding dl div{display:grid;grid-template-columns:6.5rem 1fr;gap:.8rem}
code{font:.92em/1.4 ui-monospace,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;font-size:.94rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .8rem .35rem 0;
border-bottom:1px solid var(--rule);overflow-wrap:anywhere}
thead th{color:var(--muted);font-weight:600}
tbody th{font-weight:600}
.number{text-align:right;white-space:nowrap}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.4rem}
a{color:var(--information)}
@page{size:A4;margin:18mm 16mm}
@media print{:root{--ink:#000;--muted:#444;--rule:#bbb;--band:#f4f4f4;--paper:#fff;
--accept:#17663a;--reject:#a61b1b;--undecided:#855300;--fatal:#a61b1b;--warning:#855300;
--information:#1d5a96;color-scheme:light}
html{font-size:9.5pt}
main{max-width:none;padding:0}
nav{display:none}
a{color:inherit;text-decoration:none}
.columns{grid-template-columns:1fr 1fr}
dl.facts div{grid-template-columns:7rem 1fr}
h1,h2,h3,h4,.heading{break-after:avoid}
tr{break-inside:avoid}
section+article,article+article{break-before:page;border:0;padding:0;margin:0}}
""".strip()
