import { cleanUrl, cleanUrls, COMPLETED, TIDIED, UNREADABLE } from './url.js';

describe('cleanUrls', () => {
  it.each([
    ['https://www.lieu.example/page?a=1,2', ['https://www.lieu.example/page?a=1,2'], []],
    ['http://a.example|https://b.example', ['http://a.example', 'https://b.example'], []],
    ['www.lieu.example', ['https://www.lieu.example'], [COMPLETED]],
    ['www:lieu.example', ['https://www.lieu.example'], [TIDIED]],
    ['https//lieu.example', ['https://lieu.example'], [TIDIED]],
    ['http:/lieu.example', ['http://lieu.example'], [TIDIED]],
    ['http://http://lieu.example', ['http://lieu.example'], [TIDIED]],
    ['http://a.examplehttp://b.example', ['http://a.example', 'http://b.example'], []],
    ['https://médiathèque.example', ['https://médiathèque.example'], []],
    ['', [], []],
  ])('%s', (raw, value, rules) => {
    expect(cleanUrls(raw)).toEqual({ value, rules, leftOut: [] });
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    '@lieu',
    'lieu',
    'http://personne@lieu.example',
    'ftp://a.example',
  ])('never makes a link of %s', (raw) => {
    expect(cleanUrls(raw)).toMatchObject({ value: [], rules: [UNREADABLE] });
  });

  it('keeps one address where one is wanted', () => {
    expect(cleanUrl('https://a.example|https://b.example')).toMatchObject({
      value: 'https://a.example',
      leftOut: ['https://b.example'],
    });
    expect(cleanUrl('')).toEqual({ value: undefined, rules: [], leftOut: [] });
  });
});
