/** Marks that a script of ECharts would read in the browser, and what only the pointer sees. */
const UNREAD = /^(class|ecmeta_[\w-]+|pointer-events|xml:space|xmlns:xlink|version|baseProfile|style)$/;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
/** Absolute moves and lines alone. */
const STRAIGHT = /^(?:[ML]-?[\d.e-]+ -?[\d.e-]+|Z)+$/;
const LONG_NUMBER = /-?\d+\.\d{2,}/g;

/** A disc, as ECharts writes it: a circle of radius 1 under a matrix. */
const DISC = /^M1 0A1 1 /;
const SCALED = /^matrix\(([\d.]+),0,0,[\d.]+,([-\d.]+),([-\d.]+)\)$/;

/**
 * The drawing as ECharts writes it, without what our pages refuse or nobody reads: styles become attributes (the policy of
 * our pages allows no inline style), rules for a pointer go, numbers keep one digit. Ids take `prefix`, so that two
 * drawings may stand in one page.
 */
export function cleanSvg(svg: string, prefix: string): string {
  return svg
    .replace(/<style[^>]*>[\s\S]*?<\/style>/g, '')
    .replace(/<([a-zA-Z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>/g, (_, name: string, said: string, end: string) => {
      const attributes = new Map([...said.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value]));
      const disc = discOf(attributes);
      if (disc) return `<circle ${written(disc, prefix)}${end}>`;
      return `<${[name, written(attributes, prefix)].filter(Boolean).join(' ')}${end}>`;
    })
    .replace(/><\/(path|rect|circle)>/g, '/>')
    .replace(/>\s+</g, '><')
    .trim();
}

/** Small numbers under a matrix can't be cut to one digit; a circle says the same in fewer. */
function discOf(attributes: ReadonlyMap<string, string>): Map<string, string> | null {
  const [, scale, x, y] = SCALED.exec(attributes.get('transform') ?? '') ?? [];
  if (!DISC.test(attributes.get('d') ?? '') || !scale || !x || !y) return null;
  const disc = new Map([['cx', x], ['cy', y], ['r', scale], ...attributes]);
  const width = attributes.get('stroke-width');
  if (width) disc.set('stroke-width', String(Math.round(Number(width) * Number(scale) * 100) / 100));
  disc.delete('d');
  disc.delete('transform');
  return disc;
}

const written = (attributes: ReadonlyMap<string, string>, prefix: string): string =>
  [...attributes].flatMap(([key, value]) => attribute(key, value, prefix)).join(' ');

function attribute(key: string, value: string, prefix: string): string[] {
  if (key === 'style') return declarations(value).map(([property, set]) => `${property}="${set}"`);
  if (UNREAD.test(key)) return [];
  const renamed = value.replace(/url\(#/g, `url(#${prefix}`);
  return [`${key}="${key === 'id' ? prefix + value : rounded(key, renamed)}"`];
}

/** The family is the page's own, said once on the whole drawing. */
function declarations(style: string): [string, string][] {
  return style.split(';').flatMap((declaration): [string, string][] => {
    const [property = '', value = ''] = declaration.split(':').map((part) => part.trim());
    return value === '' || property === 'font-family' ? [] : [[property, value.replace(/px$/, '')]];
  });
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

function rounded(key: string, value: string): string {
  if (!/^(d|transform|x|y|cx|cy|r|width|height)$/.test(key)) return value;
  if (key === 'd' && STRAIGHT.test(value)) return asSteps(value);
  return value.replace(LONG_NUMBER, (number) => String(tenth(Number(number))));
}

/** A line of straight parts, told as steps: half as long, since the outlines of a map take short ones. */
function asSteps(path: string): string {
  let [x, y] = [0, 0];
  return path.replace(/([ML])(-?[\d.e-]+) (-?[\d.e-]+)/g, (_, command: string, toX: string, toY: string) => {
    const [nextX, nextY] = [tenth(Number(toX)), tenth(Number(toY))];
    const [stepX, stepY] = [tenth(nextX - x), tenth(nextY - y)];
    [x, y] = [nextX, nextY];
    if (command === 'M') return `M${nextX} ${nextY}`;
    return stepX === 0 && stepY === 0 ? '' : `l${stepX}${stepY < 0 ? '' : ' '}${stepY}`;
  });
}
