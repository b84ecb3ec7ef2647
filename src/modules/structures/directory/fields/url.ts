import { type Cleaned, emptied, kept } from './cleaned.js';

export const COMPLETED = 'adresse de site complétée par https://';
export const TIDIED = 'adresse de site remise en forme';
export const UNREADABLE = 'adresse de site illisible, laissée de côté';

const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z0-9-]+)$/u;

/** The site addresses of a cell, each one http or https: nothing else may ever become a link. */
export function cleanUrls(raw: string): Cleaned<string[]> {
  const value: string[] = [];
  const leftOut: string[] = [];
  const rules = new Set<string>();
  for (const part of split(raw)) {
    const url = readUrl(part);
    if (url === undefined) {
      leftOut.push(part);
      rules.add(UNREADABLE);
      continue;
    }
    if (url.rule) rules.add(url.rule);
    if (!value.includes(url.value)) value.push(url.value);
  }
  return { value, leftOut, rules: [...rules] };
}

/** One address, such as that of an Accès Libre page or of a booking page. */
export function cleanUrl(raw: string): Cleaned<string | undefined> {
  const all = cleanUrls(raw);
  if (all.value.length === 0 && all.leftOut.length === 0) return kept(undefined);
  const [first, ...others] = all.value;
  if (first === undefined) return emptied(raw.trim(), UNREADABLE);
  return { value: first, leftOut: [...others, ...all.leftOut], rules: all.rules };
}

/** Addresses glued together are parted where the next « http » begins. */
function split(raw: string): string[] {
  return raw
    .replace(/([^|;,\s/=?&])(?=https?:\/\/)/gi, '$1 ')
    .split(/[|;\s]+|,(?=\s|https?:)| ou /i)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(?:ou|et|-|\/)$/i.test(part));
}

function readUrl(part: string): { value: string; rule?: string } | undefined {
  const mended = part
    .replace(/^[("'<]+|[)"'>.,]+$/g, '')
    .replace(/^(https?)[:/]*(?:https?:\/\/)+/i, '$1://')
    .replace(/^(https?)\/\/:?/i, '$1://')
    .replace(/^(https?):\/?(?=[^/])/i, '$1://')
    .replace(/^(https?)\/(?=www)/i, '$1://')
    .replace(/^((?:https?:\/\/)?www)[:,](?=\p{L})/iu, '$1.');
  const full = /^https?:\/\//i.test(mended) ? mended : `https://${mended}`;
  const url = parse(full);
  if (!url || !/^https?:\/\//i.test(full)) return undefined;
  const host = full.replace(/^https?:\/\//i, '').split(/[/?#:]/)[0] ?? '';
  if (!HOST.test(host) || url.username !== '' || url.password !== '') return undefined;
  if (full === part) return { value: part };
  return { value: full, rule: full === `https://${part}` ? COMPLETED : TIDIED };
}

function parse(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}
