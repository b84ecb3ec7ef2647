import { describe, expect, it } from '@jest/globals';
import { recipientOfCard, recipientOfStranger } from './appointment-contact.js';

const card = {
  ...{ displayName: 'Odette Martin', email: 'odette@exemple.fr', phone: '+33612345678' },
  ...{ contactPreference: 'call' as const, helperName: null, helperPhone: null },
};

describe('Who is written to about an appointment', () => {
  it('is nobody when the person wants no message at all', () => {
    expect(recipientOfCard({ ...card, contactPreference: 'none' }, true)).toBeNull();
  });

  it('is the person, by the way they chose', () => {
    expect(recipientOfCard({ ...card, contactPreference: 'email' }, false)).toMatchObject({
      ...{ email: 'odette@exemple.fr', phone: null, prefers: 'email' },
    });
    expect(recipientOfCard({ ...card, contactPreference: 'sms' }, false)).toMatchObject({
      ...{ email: null, phone: '+33612345678', prefers: 'sms' },
    });
  });

  it('is called only about what they would come in vain for', () => {
    expect(recipientOfCard(card, false)).toBeNull();
    expect(recipientOfCard({ ...card, contactPreference: 'letter' }, true)).toMatchObject({
      ...{ email: null, phone: '+33612345678', prefers: 'call' },
    });
    expect(recipientOfCard({ ...card, contactPreference: 'sms', phone: '+33383000102' }, true)).toMatchObject({
      ...{ phone: '+33383000102', prefers: 'call' },
    });
  });

  it('is their relative, when they said so', () => {
    const helped = { ...card, contactPreference: 'helper' as const, helperName: 'Paul', helperPhone: '+33698765432' };
    expect(recipientOfCard(helped, true)).toMatchObject({ name: 'Paul, pour Odette Martin', phone: '+33698765432' });
  });

  it('is whoever left a way to be reached', () => {
    const stranger = { name: 'Mme Roussel', email: null, phone: null };
    expect(recipientOfStranger(stranger, false)).toBeNull();
    expect(recipientOfStranger(stranger, true)).toMatchObject({ phone: null, prefers: 'call' });
    expect(recipientOfStranger({ ...stranger, phone: '+33612345678' }, false)).toMatchObject({ prefers: 'sms' });
    expect(recipientOfStranger({ ...stranger, email: 'a@exemple.fr' }, false)).toMatchObject({ prefers: 'email' });
  });
});
