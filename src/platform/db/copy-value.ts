type CopyValue = string | number | undefined | readonly string[] | Readonly<Record<string, unknown>>;

/** PostgreSQL's COPY text format. */
export function copyValue(value: CopyValue): string {
  if (value === undefined) return '\\N';
  if (typeof value === 'object') {
    return escaped(isList(value) ? `{${value.map(arrayItem).join(',')}}` : JSON.stringify(value));
  }
  return escaped(String(value));
}

const isList = (value: object): value is readonly string[] => Array.isArray(value);
const arrayItem = (item: string): string => `"${item.replace(/["\\]/g, '\\$&')}"`;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escaped = (text: string): string => text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? '');
