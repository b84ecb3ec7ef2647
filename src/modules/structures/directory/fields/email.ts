import { type Cleaned, kept } from './cleaned.js';

export const TIDIED = 'adresse électronique remise en forme';
export const UNREADABLE = 'adresse électronique illisible, laissée de côté';

const MAIL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

/** The e-mail addresses of a cell (`|` in the standard; `;`, `,`, spaces, « ou » and « et » are met too). */
export function cleanEmails(raw: string): Cleaned<string[]> {
  const parts = raw
    .split(/[|;,\s]+|(?<=\.[a-z]{2,3})\/(?=\S+@)/i)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/^(?:ou|et|-|:)$/i.test(part));
  const value: string[] = [];
  const leftOut: string[] = [];
  let tidied = false;
  for (const part of parts) {
    const address = readAddress(part);
    if (address === undefined) leftOut.push(part);
    else if (!value.includes(address)) value.push(address);
    if (address !== undefined && address !== part.toLowerCase()) tidied = true;
  }
  if (value.length === 0 && leftOut.length === 0) return kept([]);
  const reread = tidied || (leftOut.length === 0 && /[;,\s]/.test(raw.trim()));
  return { value, leftOut, rules: [...(reread ? [TIDIED] : []), ...(leftOut.length > 0 ? [UNREADABLE] : [])] };
}

function readAddress(part: string): string | undefined {
  const address = part
    .toLowerCase()
    .replace(/^(?:mailto:|e?-?mail:|courriel:|www\.|[@.:<(])+/, '')
    .replace(/[>).:]+$/, '')
    .replace(/\[a\]|\(at\)|@{2,}/g, '@')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  const local = address.slice(0, address.indexOf('@'));
  return MAIL.test(address) && !/^\.|\.\.|\.$/.test(local) ? address : undefined;
}
