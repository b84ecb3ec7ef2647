import { cleanEmails, TIDIED, UNREADABLE } from './email.js';

describe('cleanEmails', () => {
  it.each([
    ['accueil@mairie.example', ['accueil@mairie.example'], []],
    ['a@b.example|c@d.example', ['a@b.example', 'c@d.example'], []],
    ['Accueil@Mairie.Example', ['accueil@mairie.example'], []],
    ['a@b.example;c@d.example', ['a@b.example', 'c@d.example'], [TIDIED]],
    ['a@b.example ou c@d.example', ['a@b.example', 'c@d.example'], [TIDIED]],
    ['mailto:a@b.example', ['a@b.example'], [TIDIED]],
    ['médiathèque@b.example', ['mediatheque@b.example'], [TIDIED]],
    ['a@@b.example', ['a@b.example'], [TIDIED]],
    ['a[a]b.example', ['a@b.example'], [TIDIED]],
    ['www.a@b.example', ['a@b.example'], [TIDIED]],
    ['a@b.example|A@b.example', ['a@b.example'], []],
    ['', [], []],
  ])('%s', (raw, value, rules) => {
    expect(cleanEmails(raw)).toEqual({ value, rules, leftOut: [] });
  });

  it('leaves aside what is no address and keeps the others', () => {
    expect(cleanEmails('pas-un-mail|a@b.example')).toEqual({
      value: ['a@b.example'],
      rules: [UNREADABLE],
      leftOut: ['pas-un-mail'],
    });
    expect(cleanEmails('a@sanssuffixe').value).toEqual([]);
    expect(cleanEmails('a@b@c.example').value).toEqual([]);
  });
});
