/*
 * The look of a book.  A reader's own settings own size, face and colours of
 * text and page, so none are named here: rules and tints take the colour of the
 * text.  Old engines stop at what they do not know, so there are only classes,
 * no variables, no grids; breaks are said in both of their names.
 */
#include "html/sheets.h"

#include <stddef.h>

const char *const ho_book_sheet[] = {
    "html{hyphens:auto;-webkit-hyphens:auto;-epub-hyphens:auto;"
    "adobe-hyphenate:auto}\n",
    "body{line-height:1.45;orphans:2;widows:2}\n",
    "h1,h2,h3,h4,h5,h6{line-height:1.2;text-align:left;font-weight:bold;"
    "hyphens:none;-webkit-hyphens:none;-epub-hyphens:none;"
    "adobe-hyphenate:none;break-after:avoid;page-break-after:avoid;"
    "break-inside:avoid;page-break-inside:avoid}\n",
    "h1{font-size:1.6em;margin:1em 0 .8em}\n",
    "h2{font-size:1.3em;margin:1.6em 0 .5em}\n",
    "h3{font-size:1.12em;margin:1.4em 0 .4em}\n",
    "h4,h5,h6{font-size:1em;margin:1.2em 0 .3em}\n",
    "h5,h6{font-style:italic;font-weight:normal}\n",
    "p{margin:0 0 .7em;text-indent:0}\n",
    "section,aside,figure,figcaption,header{display:block}\n",
    "nav[hidden]{display:none}\n",
    "a{text-decoration:underline}\n",
    "a.image{text-decoration:none}\n",
    "img{max-width:100%;height:auto}\n",
    "blockquote{margin:.8em 1.2em}\n",
    "hr{border:0;border-top:1px solid;border-color:rgba(127,127,127,.6);"
    "width:30%;margin:1.6em auto}\n",
    "sup,sub{line-height:0;font-size:.75em}\n",
    "sup{vertical-align:super}\n",
    "sub{vertical-align:sub}\n",
    "sup a{text-decoration:none}\n",
    "pre,code,kbd,samp{font-family:monospace;hyphens:none;"
    "-webkit-hyphens:none;-epub-hyphens:none;adobe-hyphenate:none}\n",
    "code,kbd,samp{font-size:.92em;overflow-wrap:anywhere;"
    "word-wrap:break-word}\n",
    "pre{white-space:pre-wrap;overflow-wrap:anywhere;word-wrap:break-word;"
    "font-size:.85em;line-height:1.35;text-align:left;margin:0 0 .9em;"
    "padding:0 0 0 .8em;border-left:.2em solid;"
    "border-color:rgba(127,127,127,.6)}\n",
    "pre code{font-size:1em}\n",
    "kbd{border:1px "
    "solid;border-color:rgba(127,127,127,.6);border-radius:.2em;padding:0 "
    ".3em}\n",
    ".title{font-size:.9em;font-style:italic;text-align:left;"
    "margin:0 0 .4em;break-after:avoid;page-break-after:avoid}\n",
    ".content .title{margin-top:.2em}\n",
    ".byline{font-size:.95em;text-align:left}\n",
    ".byline p{text-align:left;hyphens:none;-webkit-hyphens:none;"
    "-epub-hyphens:none;adobe-hyphenate:none}\n",
    "table.schedule{width:100%;border-collapse:collapse;margin:0 0 1em}\n",
    "table.schedule th,table.schedule td{text-align:left;"
    "vertical-align:baseline;padding:.35em .8em .35em 0;"
    "border-bottom:1px solid}\n",
    "table.schedule th{font-weight:normal;white-space:nowrap}\n",
    "table.schedule th.day{font-weight:bold;white-space:normal;"
    "padding-top:.9em}\n",
    "table.schedule .speakers,table.schedule td .time{font-size:.9em}\n",
    "table.tracks th.room{white-space:normal}\n",
    ".imageblock{margin:1em 0;text-align:center;break-inside:avoid;"
    "page-break-inside:avoid}\n",
    ".imageblock .title{margin:.4em 0 0;text-align:center;"
    "break-before:avoid;page-break-before:avoid}\n",
    ".pictures p{text-align:center;orphans:1;widows:1}\n",
    ".missing,.alt{border:1px dashed;padding:0 .4em;font-style:italic}\n",
    ".listingblock,.literalblock,.exampleblock,.sidebarblock,.openblock,"
    ".stemblock,.videoblock,.audioblock{margin:0 0 1em}\n",
    ".stemblock .content{text-align:center}\n",
    ".exampleblock,.sidebarblock{border:1px solid;"
    "border-color:rgba(127,127,127,.6);border-radius:.3em;"
    "padding:.6em .8em .1em}\n",
    ".sidebarblock .title{font-weight:bold;font-style:normal}\n",
    ".sidebarblock{font-size:.93em}\n",
    ".quoteblock,.verseblock{margin:1em 1.2em;font-size:.97em}\n",
    ".quoteblock blockquote{margin:0}\n",
    ".verseblock pre{font-family:inherit;border:0;padding:0;font-size:1em}\n",
    ".attribution{font-size:.9em;text-align:right}\n",
    ".abstract{font-size:.95em}\n",
    ".admonitionblock{margin:1em 0;padding:.1em 0 .1em .8em;"
    "border-left:.25em "
    "solid;border-color:rgba(127,127,127,.8);break-inside:avoid;page-break-"
    "inside:avoid}\n",
    ".admonitionblock p,.admonitionblock .title{margin-bottom:.4em}\n",
    ".label{font-weight:bold;font-size:.85em;letter-spacing:.06em;"
    "text-transform:uppercase;margin:0;break-after:avoid;"
    "page-break-after:avoid}\n",
    "ul,ol{margin:0 0 .8em;padding:0 0 0 1.5em}\n",
    "li p{margin-bottom:.3em}\n",
    "li ul,li ol{margin-bottom:.3em}\n",
    "ul.checklist,ul.none,ul.no-bullet,ol.none,ul.unstyled,ol.unstyled"
    "{list-style-type:none;padding-left:.4em}\n",
    "ol.loweralpha{list-style-type:lower-alpha}\n",
    "ol.upperalpha{list-style-type:upper-alpha}\n",
    "ol.lowerroman{list-style-type:lower-roman}\n",
    "ol.upperroman{list-style-type:upper-roman}\n",
    "ol.decimal{list-style-type:decimal-leading-zero}\n",
    "ol.lowergreek{list-style-type:lower-greek}\n",
    "dt{font-weight:bold;margin:.5em 0 .1em;break-after:avoid;"
    "page-break-after:avoid}\n",
    "dd{margin:0 0 .4em 1.3em}\n",
    ".conum{font-weight:bold;font-style:normal}\n",
    "table{border-collapse:collapse;margin:1em 0;font-size:.92em;"
    "line-height:1.3;max-width:100%;break-inside:avoid;"
    "page-break-inside:avoid}\n",
    "tr{break-inside:avoid;page-break-inside:avoid}\n",
    "table.stretch{width:100%}\n",
    "table.tableblock{border-top:1px solid;border-bottom:1px solid}\n",
    "caption{text-align:left;caption-side:top;font-style:italic;"
    "font-size:.95em;padding:0 0 .3em}\n",
    "th,td{padding:.25em .5em;text-align:left;vertical-align:top;"
    "hyphens:manual;-webkit-hyphens:manual;-epub-hyphens:manual}\n",
    "td p,th p{margin:0 0 .3em}\n",
    "td{overflow-wrap:break-word;word-wrap:break-word}\n",
    "table.wide{font-size:.8em}\n",
    "table.wide th,table.wide td{padding:.2em .35em}\n",
    "a.bare{hyphens:none;-webkit-hyphens:none;-epub-hyphens:none;"
    "adobe-hyphenate:none;overflow-wrap:anywhere;word-wrap:break-word}\n",
    "table.frame-sides{border-left:1px solid;border-right:1px solid}\n",
    "table.grid-all td,table.grid-all th,table.grid-rows td"
    "{border-bottom:1px solid;border-color:rgba(127,127,127,.5)}\n",
    "table.grid-cols td,table.grid-cols th"
    "{border-left:1px solid;border-color:rgba(127,127,127,.5)}\n",
    "table thead th{border-bottom:1px solid;border-color:inherit}\n",
    "table tfoot td{border-top:1px solid;border-color:inherit}\n",
    "table.frame-none,table.frame-sides{border-top:0;border-bottom:0}\n",
    ".halign-center{text-align:center}\n",
    ".halign-right{text-align:right}\n",
    ".valign-middle{vertical-align:middle}\n",
    ".valign-bottom{vertical-align:bottom}\n",
    ".left{float:left;margin:0 1em .5em 0;max-width:50%}\n",
    ".right{float:right;margin:0 0 .5em 1em;max-width:50%}\n",
    ".text-left{text-align:left}\n",
    ".text-center{text-align:center}\n",
    ".text-right{text-align:right}\n",
    ".text-justify{text-align:justify}\n",
    ".underline{text-decoration:underline}\n",
    ".overline{text-decoration:overline}\n",
    ".line-through{text-decoration:line-through}\n",
    ".nobreak,.nowrap{white-space:nowrap}\n",
    "pre.nowrap{white-space:pre-wrap}\n",
    ".small-caps,.smallcaps{font-variant:small-caps}\n",
    ".big{font-size:1.2em}\n",
    ".small{font-size:.85em}\n",
    ".lead p,p.lead{font-size:1.1em}\n",
    ".menuseq,.button{font-weight:bold}\n",
    ".notes{margin-top:2em;font-size:.9em}\n",
    ".notes aside:first-child{border-top:1px solid;"
    "border-color:rgba(127,127,127,.6);padding-top:.6em}\n",
    ".notes p{margin:0 0 .4em}\n",
    ".cover{text-align:center;margin:0;padding:0}\n",
    ".cover img{max-width:100%;max-height:100%}\n",
    ".titlepage{text-align:center;padding-top:15%}\n",
    ".titlepage h1{text-align:center;font-size:2em}\n",
    ".subtitle{font-size:1.2em;font-style:italic;text-align:center}\n",
    ".titlepage .author{text-align:center;margin-top:1.4em}\n",
    ".revision,.remark{font-size:.9em;text-align:center;margin-top:1em}\n",
    ".index-letter{font-weight:bold;margin:1.2em 0 .3em;break-after:avoid;"
    "page-break-after:avoid}\n",
    "ul.index{list-style-type:none;padding-left:0;margin:0}\n",
    "ul.index ul.index{padding-left:1.2em}\n",
    "ul.index li{margin:0 0 .2em 1.2em;text-indent:-1.2em;text-align:left}\n",
    "nav ol{list-style-type:none;padding-left:0}\n",
    "nav ol ol{padding-left:1.2em}\n",
    "nav li{margin:.25em 0}\n",
    "nav a{text-decoration:none}\n",
    "#toctitle{font-size:1.2em;font-weight:bold;font-style:normal}\n",
    "#toc ul{list-style-type:none;padding-left:1em}\n",
    NULL};

/* Old engines know no sides that follow the text, so these say it again. */
const char *const ho_book_sheet_rtl[] = {
    "h1,h2,h3,h4,h5,h6,.title,.byline,.byline p,caption,th,td,"
    "table.schedule th,table.schedule td,ul.index li{text-align:right}\n",
    ".titlepage h1,.imageblock .title,.halign-center"
    "{text-align:center}\n",
    ".attribution{text-align:left}\n",
    ".verseblock pre{text-align:right}\n",
    "table.schedule th,table.schedule td{padding:.35em 0 .35em .8em}\n",
    ".admonitionblock{padding:.1em .8em .1em 0;border-left:0;"
    "border-right:.25em solid;border-color:rgba(127,127,127,.8)}\n",
    "ul,ol{padding:0 1.5em 0 0}\n",
    "ul.checklist,ul.none,ul.no-bullet,ol.none,ul.unstyled,ol.unstyled"
    "{padding:0 .4em 0 0}\n",
    "dd{margin:0 1.3em .4em 0}\n",
    "ul.index,nav ol{padding:0}\n",
    "ul.index ul.index,nav ol ol{padding:0 1.2em 0 0}\n",
    "ul.index li{margin:0 1.2em .2em 0}\n",
    "#toc ul{padding:0 1em 0 0}\n",
    "table.grid-cols td,table.grid-cols th{border-left:0;"
    "border-right:1px solid;border-color:rgba(127,127,127,.5)}\n",
    NULL};
