/** Marks that a script of ECharts would read in the browser, and what only the pointer sees. */
const UNREAD = /^(class|ecmeta_[\w-]+|pointer-events|xml:space|xmlns:xlink|version|baseProfile|style)$/;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const LONG_NUMBER = /-?\d+\.\d{2,}/g;

/**
 * The drawing as ECharts writes it, without what our pages refuse or nobody reads: styles become attributes (the policy of
 * our pages allows no inline style), rules for a pointer go, numbers keep one digit. Ids take `prefix`, so that two
 * drawings may stand in one page.
 */
export function cleanSvg(svg: string, prefix: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/<([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g, (_, name: string, attributes: string, end: string) => {
      const kept = [...attributes.matchAll(ATTRIBUTE)].flatMap(([, key = '', value = '']) => attribute(key, value, prefix));
      return `<${[name, ...kept].join(' ')}${end}>`;
    })
    .replace(/><\/(path|rect|circle|line|polyline|polygon|ellipse)>/g, '/>')
    .replace(/>\s+</g, '><')
    .trim();
}

function attribute(key: string, value: string, prefix: string): string[] {
  if (key === 'style') return declarations(value).map(([property, set]) => `${property}="${set}"`);
  if (UNREAD.test(key)) return [];
  const renamed = value.replace(/url\(#/g, `url(#${prefix}`);
  return [`${key}="${key === 'id' ? prefix + value : rounded(key, renamed)}"`];
}

/** The family is the page's own, said once on the whole drawing. */
function declarations(style: string): [string, string][] {
  return style.split(';').flatMap((declaration) => {
    const [property = '', value = ''] = declaration.split(':').map((part) => part.trim());
    if (value === '' || property === 'font-family') return [];
    return [[property, value.replace(/px$/, '')] as [string, string]];
  });
}

const rounded = (key: string, value: string): string =>
  /^(d|transform|x|y|cx|cy|width|height|points)$/.test(key)
    ? value.replace(LONG_NUMBER, (number) => String(Math.round(Number(number) * 10) / 10))
    : value;
