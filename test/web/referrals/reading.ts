const entities: Record<string, string> = {
  '&amp;': '&',
  '&#x27;': "'",
  '&#x3D;': '=',
  '&quot;': '"',
  '&gt;': '>',
  '&lt;': '<',
};

/** A page's HTML as it is read: entities decoded, no-break spaces as plain ones, so that tests write plain sentences. */
export const readable = (html: string): string =>
  html
    .replace(/&(?:amp|quot|gt|lt|#x27|#x3D);/g, (entity) => entities[entity] ?? entity)
    .replace(/[\u00a0\u202f]/g, ' ');

/** Where the first link leads whose words match. */
export function linkTo(html: string, words: RegExp): string {
  const links = [...readable(html).matchAll(/<a [^>]*href="([^"]+)"[^>]*>(.*?)<\/a>/gs)];
  const address = links.find(([, , text]) => words.test(text ?? ''))?.[1];
  if (!address) throw new Error(`No link ${words}`);
  return address;
}
