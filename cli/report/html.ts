/** Small things every HTML page of ours is made of. */

/** Text made safe between tags and in quoted attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A whole page that needs nothing from anywhere; readable on a screen and on paper. */
export function htmlPage(title: string, language: string, body: string): string {
  return `<!doctype html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light; }
body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; color: #1a1a1a; background: #fff; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.3; break-after: avoid; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem; border-bottom: 1px solid #ccc; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.step { break-inside: avoid; border-top: 1px solid #ccc; padding: .6rem 0; }
.side { table-layout: fixed; } .side td { border: 0; }
.note { color: #555; }
.bad { color: #a40000; font-weight: 600; }
.bar { display: inline-block; width: 8rem; height: .7rem; background: #e4e4e4; }
.bar > i { display: block; height: 100%; background: #2b6cb0; }
a { color: #1a4f8b; }
pre { white-space: pre-wrap; }
@media print { body { max-width: none; margin: 0; font-size: 11pt; } a { color: inherit; text-decoration: none; } }
</style>
</head>
<body>
${body}
</body>
</html>
`;
}
