/**
 * The rings of an SVG path made of straight lines (M m L l H h V v Z z).
 *
 * @param {string} path the `d` attribute
 * @returns {[number, number][][]}
 */
export function ringsOf(path) {
  const tokens = path.match(/[a-z]|-?\d*\.?\d+(?:e-?\d+)?/gi) ?? [];
  const rings = [];
  let [x, y, command] = [0, 0, ''];
  let at = 0;
  const next = () => Number(tokens[at++]);
  while (at < tokens.length) {
    if (/[a-z]/i.test(tokens[at])) command = tokens[at++];
    if (command === 'z' || command === 'Z') {
      [x, y] = rings.at(-1)[0];
      continue;
    }
    const relative = command === command.toLowerCase();
    const [fromX, fromY] = relative ? [x, y] : [0, 0];
    const kind = command.toLowerCase();
    if (!'mlhv'.includes(kind)) throw new Error(`A path of the map has a command that is not known: ${command}`);
    if (kind === 'h') x = fromX + next();
    else if (kind === 'v') y = fromY + next();
    else [x, y] = [fromX + next(), fromY + next()];
    if (kind === 'm') {
      rings.push([]);
      command = relative ? 'l' : 'L';
    }
    const ring = rings.at(-1);
    const last = ring.at(-1);
    if (!last || last[0] !== x || last[1] !== y) ring.push([x, y]);
  }
  return rings;
}
