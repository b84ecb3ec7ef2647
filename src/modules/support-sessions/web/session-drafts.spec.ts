import { describe, expect, it } from '@jest/globals';
import { draftContent } from './session-drafts.js';

describe('What a draft keeps of a session', () => {
  it('is what the form knows, as it was typed', () => {
    expect(
      draftContent({ duration: 'other', otherMinutes: ' une heure ', topics: ['email', 'x'], x: 'y', notes: '' }),
    ).toEqual({
      content: { duration: 'other', otherMinutes: 'une heure', topics: ['email', 'x'] },
      left: [],
    });
  });

  it('is nothing of the page itself, nor the name that is looked for', () => {
    const page = {
      formKey: 'k',
      draftVersion: '1',
      draftWriter: 'w',
      version: '2',
      q: 'Rousselot',
      templateName: 'Mardi',
    };
    expect(draftContent(page)).toEqual({ content: {}, left: [] });
  });

  it('is never a text that holds a number or a password', () => {
    const secret = {
      notes: 'NIR 2 51 05 54 395 001 67',
      procedureName: 'Carte grise',
      commune: 'mot de passe : Azerty2026!',
    };
    expect(draftContent(secret)).toEqual({ content: { procedureName: 'Carte grise' }, left: ['commune', 'notes'] });
  });
});
