/*
 * The look of a page in a browser: a column of text of a good measure, contents
 * beside it where there is room, dark where the reader likes it dark, and a
 * printed form.  Nothing is loaded; fonts are those of the reader's system when
 * the theme's are not there.  Variables are set by css.c from the theme.
 */
#include "html/sheets.h"

#include <stddef.h>

const char *const ho_page_sheet[] = {
    "*,*::before,*::after{box-sizing:border-box}\n",
    "html{font-size:112.5%;-webkit-text-size-adjust:100%;"
    "text-size-adjust:100%;scroll-behavior:smooth}\n",
    "@media (prefers-reduced-motion:reduce){html{scroll-behavior:auto}}\n",
    "body{margin:0;background:var(--page);color:var(--text);"
    "font-family:var(--body);line-height:1.5;"
    "font-kerning:normal;text-rendering:optimizeLegibility;"
    "hyphens:auto;overflow-wrap:break-word}\n",
    "#header,#content,#footnotes,#footer{max-width:38rem;margin:0 auto;"
    "padding:0 1.2rem}\n",
    "#header{padding-top:3rem}\n",
    "#content{padding-bottom:2rem}\n",
    "h1,h2,h3,h4,h5,h6,#toctitle,.title,caption,th,dt,.details,"
    "#footer,.attribution,b.button,.menuseq{font-family:var(--sans)}\n",
    "h1,h2,h3,h4,h5,h6{color:var(--heading);line-height:1.2;"
    "font-weight:700;hyphens:none;text-wrap:balance;margin:1.6em 0 .5em;"
    "scroll-margin-top:1rem}\n",
    "h1{font-size:2rem;margin-top:0}\n",
    "#content h1{margin-top:2.2em}\n",
    "h2{font-size:1.5rem;margin-top:2em}\n",
    "h3{font-size:1.2rem}\n",
    "h4{font-size:1.05rem}\n",
    "h5,h6{font-size:1rem;font-style:italic;font-weight:600}\n",
    "a{color:var(--link);text-decoration-thickness:.06em;"
    "text-underline-offset:.16em}\n",
    "a:hover{text-decoration-thickness:.12em}\n",
    ":focus-visible{outline:.15em solid var(--link);outline-offset:.15em}\n",
    ":is(h1,h2,h3,h4,h5,h6)>a.link{color:inherit;text-decoration:none}\n",
    "a.anchor{position:absolute;margin-inline-start:-1em;width:1em;"
    "text-decoration:none;opacity:0}\n",
    "a.anchor::before{content:\"\\00A7\"}\n",
    ":is(h1,h2,h3,h4,h5,h6):hover>a.anchor,a.anchor:focus{opacity:1}\n",
    "p{margin:0 0 .75em}\n",
    "img,video,svg,object,iframe{max-width:100%}\n",
    "img,video{height:auto}\n",
    "audio{width:100%}\n",
    "hr{border:0;border-top:1px solid var(--rule);margin:2em auto;"
    "width:33%}\n",
    "sup,sub{font-size:.72em;line-height:0}\n",
    "mark{background:var(--mark);color:inherit;padding:0 .1em}\n",
    "code,pre,kbd,samp{font-family:var(--mono);hyphens:none;"
    "font-variant-ligatures:none;direction:ltr;unicode-bidi:isolate}\n",
    "code,samp{font-size:.86em}\n",
    ":not(pre)>code{background:var(--tint);padding:.1em .25em;"
    "border-radius:.2em;overflow-wrap:anywhere}\n",
    "pre{background:var(--tint);padding:.8em 1em;border-radius:.3em;"
    "font-size:.8rem;line-height:1.45;white-space:pre-wrap;"
    "overflow-wrap:anywhere;margin:0;tab-size:4}\n",
    "pre.nowrap{white-space:pre;overflow-wrap:normal;overflow-x:auto}\n",
    "pre code{font-size:inherit}\n",
    "kbd{font-size:.78em;background:var(--tint);border:1px solid "
    "var(--rule);border-bottom-width:2px;border-radius:.25em;"
    "padding:.1em .4em;white-space:nowrap}\n",
    ".keyseq,.menuseq{white-space:nowrap}\n",
    "b.button::before{content:\"[\\2009\"}\n",
    "b.button::after{content:\"\\2009]\"}\n",
    ".conum[data-value]::after{content:attr(data-value)}\n",
    ".conum[data-value]+b{display:none}\n",
    ".conum{color:var(--link);font-style:normal;font-weight:700;"
    "font-family:var(--sans)}\n",
    ".details{color:var(--quiet);font-size:.9rem;margin:0 0 1.5rem}\n",
    "#toctitle,.title{color:var(--heading)}\n",
    ".title,caption{font-size:.85rem;font-weight:600;text-align:start;"
    "margin:0 0 .4em;hyphens:none}\n",
    ".paragraph,.ulist,.olist,.dlist,.colist,.qlist,.hdlist{margin:0}\n",
    ".paragraph.lead p{font-size:1.15em}\n",
    ".byline{font-family:var(--sans);font-size:.9rem;color:var(--quiet);"
    "hyphens:none}\n",
    ".byline strong{color:var(--text)}\n",
    "table.schedule{width:100%;border-collapse:collapse;margin:0 0 1.3em}\n",
    "table.schedule th,table.schedule td{text-align:start;"
    "vertical-align:baseline;padding:.4em 0;padding-inline-end:1em;"
    "border-bottom:1px solid var(--rule)}\n",
    "table.schedule th{font-family:var(--sans);font-weight:400;"
    "font-size:.85rem;white-space:nowrap;"
    "font-variant-numeric:tabular-nums}\n",
    "table.schedule th.day{font-weight:700;font-size:1rem;"
    "padding-top:1em}\n",
    "table.schedule .speakers,table.schedule .room,"
    "table.schedule td .time{color:var(--quiet);font-size:.85rem}\n",
    "table.tracks td{vertical-align:top}\n",
    ".listingblock,.literalblock,.exampleblock,.sidebarblock,.openblock,"
    ".quoteblock,.verseblock,.imageblock,.videoblock,.audioblock,"
    ".stemblock,.admonitionblock,table.tableblock,details{margin:1.3em 0}\n",
    ".imageblock{text-align:center}\n",
    ".imageblock>.title,.imageblock .title{text-align:center;"
    "margin:.5em 0 0;color:var(--quiet);font-weight:400}\n",
    ".imageblock img{display:inline-block;vertical-align:bottom}\n",
    "span.image img{vertical-align:middle}\n",
    ".left{float:left;margin:.2em 1.2em .8em 0;max-width:50%}\n",
    ".right{float:right;margin:.2em 0 .8em 1.2em;max-width:50%}\n",
    ".text-left{text-align:left}\n.text-center{text-align:center}\n",
    ".text-right{text-align:right}\n.text-justify{text-align:justify}\n",
    ".stemblock .content{text-align:center;overflow-x:auto}\n",
    ".exampleblock>.content{border:1px solid var(--rule);"
    "border-radius:.3em;padding:.9em 1.1em .2em}\n",
    ".sidebarblock{background:var(--tint);border-radius:.3em;"
    "padding:.9em 1.1em .2em;font-size:.95em}\n",
    ".quoteblock,.verseblock{padding:0 1.4em}\n",
    "blockquote{margin:0}\n",
    "pre.content{direction:inherit;font-family:inherit;font-size:1em;"
    "background:none;"
    "padding:0}\n",
    ".attribution{font-size:.85rem;color:var(--quiet)}\n",
    ".abstract{font-size:.97em}\n",
    ".admonitionblock>table{border:0;width:100%;border-collapse:collapse;"
    "margin:0}\n",
    ".admonitionblock td{padding:.1em 0;vertical-align:top}\n",
    ".admonitionblock td.icon{width:6.2em;padding-inline-end:.9em;"
    "color:var(--link);hyphens:none}\n",
    ".admonitionblock td.icon .title{color:var(--link);"
    "text-transform:uppercase;letter-spacing:.05em;font-size:.72rem;"
    "padding-top:.35em}\n",
    ".admonitionblock i.fa{font-style:normal}\n",
    ".admonitionblock i.fa::before{content:attr(title);"
    "font-family:var(--sans);font-weight:700;font-size:.72rem;"
    "text-transform:uppercase;letter-spacing:.05em}\n",
    ".admonitionblock td.content{border-inline-start:.16em solid var(--link);"
    "padding-inline-start:1em}\n",
    ".admonitionblock td.content>:last-child>:last-child{margin-bottom:0}\n",
    "ul,ol{margin:0 0 .75em;padding-inline-start:1.5em}\n",
    "li>p{margin-bottom:.3em}\n",
    "li::marker{color:var(--quiet);font-variant-numeric:tabular-nums}\n",
    "ul.checklist,ul.none,ul.no-bullet,ol.none,ul.unstyled,ol.unstyled"
    "{list-style:none;padding-inline-start:.3em}\n",
    "ul.square{list-style-type:square}\nul.circle{list-style-type:circle}\n",
    "ul.disc{list-style-type:disc}\n",
    "ol.loweralpha{list-style-type:lower-alpha}\n",
    "ol.upperalpha{list-style-type:upper-alpha}\n",
    "ol.lowerroman{list-style-type:lower-roman}\n",
    "ol.upperroman{list-style-type:upper-roman}\n",
    "ol.decimal{list-style-type:decimal-leading-zero}\n",
    "ol.lowergreek{list-style-type:lower-greek}\n",
    "dt{font-weight:600;margin:.6em 0 .15em}\n",
    "dd{margin:0 0 .4em;margin-inline-start:1.5em}\n",
    ".hdlist>table,.colist>table{border-collapse:collapse}\n",
    ".hdlist td{vertical-align:top;padding:.15em 0;padding-inline-end:1em}\n",
    "td.hdlist1{font-weight:600;font-family:var(--sans)}\n",
    "table.tableblock{border-collapse:collapse;font-size:.9em;"
    "line-height:1.4;font-variant-numeric:lining-nums tabular-nums;"
    "border:0 solid var(--rule);max-width:100%}\n",
    "table.stretch{width:100%}\n",
    "table.frame-all,table.frame-ends{border-top-width:.1em;"
    "border-bottom-width:.1em;border-color:var(--quiet)}\n",
    "table.frame-sides{border-left-width:1px;border-right-width:1px}\n",
    "th,td{padding:.35em .6em;text-align:start;vertical-align:top}\n",
    "td>p:last-child,th>p:last-child{margin-bottom:0}\n",
    "thead th{border-bottom:.08em solid var(--quiet);hyphens:none}\n",
    "table.grid-all td,table.grid-all th,table.grid-rows td"
    "{border-bottom:1px solid var(--rule)}\n",
    "table.grid-cols td,table.grid-cols th"
    "{border-inline-end:1px solid var(--rule)}\n",
    "table.stripes-even tbody tr:nth-child(even),"
    "table.stripes-odd tbody tr:nth-child(odd),table.stripes-all tbody tr,"
    "table.stripes-hover tbody tr:hover{background:var(--tint)}\n",
    ".halign-center{text-align:center}\n.halign-right{text-align:right}\n",
    ".valign-middle{vertical-align:middle}\n",
    ".valign-bottom{vertical-align:bottom}\n",
    "caption{caption-side:top}\n",
    "summary{cursor:pointer}\n",
    ".underline{text-decoration:underline}\n",
    ".overline{text-decoration:overline}\n",
    ".line-through{text-decoration:line-through}\n",
    ".nobreak,.nowrap{white-space:nowrap}\n",
    ".nobreak{overflow-wrap:normal}\n.big{font-size:1.2em}\n",
    ".small{font-size:.85em}\n",
    "#footnotes{font-size:.88rem;color:var(--text);line-height:1.45}\n",
    "#footnotes hr{margin:2rem 0 1rem;width:20%}\n",
    ".footnote{margin:0 0 .35em}\n",
    "sup.footnote a,sup.footnoteref a{text-decoration:none}\n",
    ".footnote:target,li:target,:is(h1,h2,h3,h4,h5,h6):target"
    "{background:var(--mark)}\n",
    ".index-letter{font-family:var(--sans);font-weight:700;"
    "margin:1.2em 0 .3em;break-after:avoid}\n",
    "ul.index{list-style:none;padding-inline-start:0;margin:0}\n",
    "ul.index ul.index{padding-inline-start:1.2em}\n",
    "ul.index li{margin:.1em 0;margin-inline-start:1.2em;"
    "text-indent:-1.2em}\n",
    ".index-group a{text-decoration:none}\n",
    "#footer{color:var(--quiet);font-size:.8rem;padding-top:2rem;"
    "padding-bottom:2.5rem}\n",
    "#toc{font-size:.92rem;line-height:1.4;margin:0 0 2.5rem}\n",
    "#toctitle{font-weight:700;font-size:1rem;margin-bottom:.5em}\n",
    "#toc ul{list-style:none;padding-inline-start:1em;margin:0}\n",
    "#toc>ul{padding-inline-start:0}\n",
    "#toc li{margin:.22em 0}\n",
    "#toc a{text-decoration:none}\n#toc a:hover{text-decoration:underline}\n",
    ".toc2#toc a{color:inherit}\n",
    "a[aria-current]{color:inherit;font-weight:700}\n",
    ".turn{display:flex;flex-wrap:wrap;justify-content:space-between;"
    "gap:1rem;max-width:38rem;margin:0 auto;padding:1rem 1.2rem;"
    "font-family:var(--sans);font-size:.92rem;line-height:1.35}\n",
    ".turn a{flex:0 1 45%;text-decoration:none;hyphens:none}\n",
    ".turn a:hover{text-decoration:underline}\n",
    ".turn .previous::before{content:\"\\2190\\00a0\"}\n",
    ".turn .next::after{content:\"\\00a0\\2192\"}\n",
    "[dir=rtl] .turn .previous::before{content:\"\\2192\\00a0\"}\n",
    "[dir=rtl] .turn .next::after{content:\"\\00a0\\2190\"}\n",
    ".turn .next{text-align:end;margin-inline-start:auto}\n",
    "body.chapter #content{padding-top:3rem}\n",
    "body.chapter #content h1{margin-top:0}\n",
    "body.chapter #toc ul ul{margin:.2em 0 .4em;font-size:.95em}\n",
    "@media (max-width:69.99rem){body.chapter #toc>ul{display:none}"
    "body.chapter #toc{max-width:38rem;margin:0 auto;"
    "padding:1rem 1.2rem 0}body.chapter #toctitle{font-size:.92rem;"
    "font-weight:400}body.chapter #content{padding-top:1.5rem}}\n",
    "@media print{.turn,body.chapter #toc{display:none}}\n",
    "@media (min-width:70rem){\n",
    "body.toc2{padding-inline-start:19rem}\n",
    "body.toc2.toc-right{padding-inline-start:0;padding-inline-end:19rem}\n",
    "body.toc2 #toc{position:fixed;top:0;bottom:0;inset-inline-start:0;"
    "width:18rem;"
    "overflow-y:auto;padding:2.2rem 1.4rem;margin:0;"
    "border-inline-end:1px solid var(--rule)}\n",
    "body.toc2.toc-right #toc{inset-inline-start:auto;inset-inline-end:0;"
    "border-inline-end:0;border-inline-start:1px solid var(--rule)}\n",
    "}\n",
    "@media (max-width:40rem){html{font-size:106.25%}"
    "#header{padding-top:1.6rem}.left,.right{float:none;max-width:100%;"
    "margin:1em 0}.quoteblock,.verseblock{padding:0 .6em}"
    ".admonitionblock td{display:block;width:auto!important}"
    "table.tableblock{display:block;overflow-x:auto}}\n",
    "@media print{html{font-size:10.5pt}body{background:none;color:#000}"
    "body.toc2{padding:0!important}#header,#content,#footnotes,#footer"
    "{max-width:none;padding:0}body.toc2 #toc{position:static;width:auto;"
    "border:0;padding:0}a{color:inherit;text-decoration:none}"
    "h1,h2,h3,h4,h5,h6,.title,caption{break-after:avoid}"
    "pre,.imageblock,table.tableblock,.admonitionblock{break-inside:avoid}"
    "pre,pre.nowrap{white-space:pre-wrap;border:1px solid #bbb}"
    "p{orphans:2;widows:2}thead{display:table-header-group}"
    "@page{margin:20mm}}\n",
    NULL};
