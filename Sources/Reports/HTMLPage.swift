/// A whole page that needs nothing but itself: no script, no font, no picture from elsewhere, so
/// that it can be mailed, kept and printed. It follows the reader's choice of light or dark.
struct HTMLPage {
  /// The title, any text.
  let title: String
  /// Rules for what only this page has, beyond those of every page.
  let style: String
  /// What stands in the page: markup, its texts escaped already.
  let content: String

  /// The document.
  var text: String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
    'unsafe-inline'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>\(XML.escaped(title))</title>
    <style>
    \(Self.commonStyle)
    \(style)
    </style>
    </head>
    <body>
    <main>
    \(content)
    </main>
    </body>
    </html>

    """
  }

  /// Colours of text have a contrast of at least 7 to 1 on their paper, by night as by day.
  private static let commonStyle = """
    :root { --paper: #ffffff; --ink: #15202b; --soft: #47525d; --rule: #dde2e7; --edge: #c5ccd3;
      --came: #00636e; --left: #9a3412; --band: #f4f6f8 }
    @media screen and (prefers-color-scheme: dark) {
      :root { --paper: #12181f; --ink: #e8edf2; --soft: #b3bec9; --rule: #2c3641; --edge: #3d4955;
        --came: #4fc3cf; --left: #f2a277; --band: #1a222b }
    }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif }
    main { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1rem 3rem }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; overflow-wrap: anywhere }
    h2 { font-size: 1.1rem; margin: 2rem 0 .5rem }
    p { margin: .5rem 0; overflow-wrap: anywhere }
    .soft { color: var(--soft) }
    .scroll { overflow-x: auto; margin: 1.25rem 0 }
    .scroll:focus-visible { outline: 2px solid var(--came); outline-offset: 2px }
    table { border-collapse: separate; border-spacing: 0; font-size: .78rem;
      font-variant-numeric: tabular-nums }
    th, td { padding: .3rem .35rem; border-bottom: 1px solid var(--rule); text-align: right;
      white-space: nowrap }
    th { font-weight: 600 }
    thead th { vertical-align: bottom; border-bottom: 1px solid var(--ink); white-space: normal;
      font-weight: 400; color: var(--soft); font-size: .95em }
    tbody th, thead th.key, .words { text-align: left }
    tbody th:first-child, thead th:first-child { position: sticky; left: 0;
      background: var(--paper) }
    tbody tr:nth-child(even) > * { background: var(--band) }
    td.strong, tr.total > * { font-weight: 700 }
    tr:not(.total) + tr.total > * { border-top: 1px solid var(--ink) }
    .figures { display: grid; gap: 1.25rem; margin: 1.25rem 0;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)) }
    figure { margin: 0; max-width: 38rem }
    figure svg { display: block; width: 100%; height: auto }
    dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0;
      font-size: .9rem }
    dt { font-weight: 600 }
    dd { margin: 0; color: var(--soft) }
    @media (max-width: 32rem) {
      table { font-size: .9rem }
      dl { display: block }
      dd { margin: 0 0 .5rem }
    }
    @media print {
      @page { size: A4 landscape; margin: 12mm }
      body { font-size: 10pt }
      main { max-width: none; padding: 0 }
      .scroll { overflow: visible }
      table { font-size: 7.5pt }
      th, td { padding: .15rem .3rem }
      tr, figure, dt, dd { break-inside: avoid }
      h2, dt { break-after: avoid }
      figure { max-width: 150mm }
    }
    """
}
