import { copyValue } from './copy-value.js';

it.each([
  [undefined, '\\N'],
  ['simple', 'simple'],
  ['tab\tline\nback\\slash\r', 'tab\\tline\\nback\\\\slash\\r'],
  [48.5, '48.5'],
  [[], '{}'],
  [['a', 'b "c"', 'd\\e', 'NULL', 'f,g'], '{"a","b \\\\"c\\\\"","d\\\\\\\\e","NULL","f,g"}'],
  [{ telephone: ['voir "site"'] }, '{"telephone":["voir \\\\"site\\\\""]}'],
])('%j', (value, text) => {
  expect(copyValue(value)).toBe(text);
});
