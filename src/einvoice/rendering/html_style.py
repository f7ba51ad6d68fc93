"""The style of a rendering as HTML, from the colours and sizes of a theme."""

from einvoice.rendering.theme import Theme

_STYLE = """
.einvoice{box-sizing:border-box;max-width:52rem;margin:0 auto;padding:2.5rem 2rem;
background:#fff;color:{ink};font:{size}rem/1.5 "Fira Sans",system-ui,"Segoe UI",sans-serif;
font-variant-numeric:tabular-nums;border-top:{stripe} solid {accent}}
.einvoice *{box-sizing:border-box}
.einvoice p,.einvoice dl,.einvoice dd,.einvoice h1,.einvoice h2,.einvoice address{margin:0}
.einvoice .logo{float:right;max-width:40%;max-height:5rem}
.einvoice .sender .name{color:{accent};font-size:1.35em;font-weight:600}
.einvoice .sender p+p{color:{muted};font-size:.86em}
.einvoice address{font-style:normal;margin:2.2rem 0 1.8rem}
.einvoice h1{color:{accent};font-size:{title}rem;line-height:1.2;font-weight:{weight};
margin-bottom:1rem}
.einvoice h1 small{color:{muted};font-size:.6em;font-weight:400}
.einvoice h2{color:{accent};font-size:1.1em;font-weight:600;margin-bottom:.35rem}
.einvoice section{margin-top:1.8rem}
.einvoice section.totals,.einvoice section.adjustments{margin-top:.8rem}
.einvoice .banner,.einvoice .panel{background:{band};color:{accent};padding:.6rem .9rem;
margin-bottom:1rem;font-weight:600}
.einvoice .panel{display:flex;gap:1rem;align-items:baseline;flex-wrap:wrap}
.einvoice .panel strong{font-size:1.4em}
.einvoice .panel>span:last-child{margin-left:auto;color:{ink};font-weight:400}
.einvoice dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(18rem,1fr));
gap:.2rem 2rem}
.einvoice dl.facts div{display:grid;grid-template-columns:11rem 1fr;gap:.8rem}
.einvoice dl.fine{font-size:.88em}
.einvoice dl.fine dt,.einvoice dl.fine dd{display:inline}
.einvoice dl.fine dt{margin-right:.35em}
.einvoice dt,.einvoice .label{color:{muted}}
.einvoice dd{overflow-wrap:anywhere}
.einvoice table{width:100%;border-collapse:collapse}
.einvoice td,.einvoice th{padding:.45rem .5rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere}
.einvoice thead th{{table_head};font-size:.88em;font-weight:600;vertical-align:bottom;
overflow-wrap:normal}
.einvoice tbody tr{border-bottom:1px solid {rule}}
.einvoice .number{text-align:right;white-space:nowrap}
.einvoice .detail{color:{muted};font-size:.86em}
.einvoice .group td{font-weight:600}
.einvoice tr[class^=depth] td{color:{muted};font-size:.92em}
.einvoice .depth-1 td:nth-child(2){padding-left:1.5rem}
.einvoice .depth-2 td:nth-child(2){padding-left:2.5rem}
.einvoice tr[class^=depth]:not(.depth-1):not(.depth-2) td:nth-child(2){padding-left:3.5rem}
.einvoice .totals table{width:auto;min-width:58%;margin-left:auto}
.einvoice .totals th{font-weight:400;color:{muted}}
.einvoice .totals tr{border:0}
.einvoice .totals .subtotal{border-top:1px solid {rule}}
.einvoice .totals .subtotal th,.einvoice .totals .subtotal td{font-weight:600;color:{ink}}
.einvoice .totals .due{background:{band};border-top:2px solid {accent}}
.einvoice .totals .due th,.einvoice .totals .due td{color:{accent};font-weight:600}
.einvoice .totals .due td{font-size:1.35em}
.einvoice .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));
gap:1.4rem 2rem}
.einvoice .card p{margin-bottom:.4rem}
"""


def style_of(theme: Theme) -> str:
    """The rules of a theme, all of them for what is inside of class `einvoice`."""
    heads = {
        "rule": f"color:{theme.accent};border-bottom:2px solid {theme.accent}",
        "band": f"color:{theme.accent};background:{theme.band}",
        "solid": f"color:#fff;background:{theme.accent}",
    }
    values = {
        "ink": theme.ink,
        "muted": theme.muted,
        "accent": theme.accent,
        "rule": theme.rule,
        "band": theme.band,
        "table_head": heads[theme.table_head],
        "size": f"{theme.size / 9.6:.3g}",
        "title": f"{theme.title_size / 10:.3g}",
        "weight": "600" if theme.strong_title else "400",
        "stripe": "5px" if theme.stripe else "0",
    }
    style = _STYLE
    for key, value in values.items():
        style = style.replace(f"{{{key}}}", value)
    return style
