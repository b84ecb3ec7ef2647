import { describe, expect, it } from '@jest/globals';
import type { RegistrationFacts } from './registration-facts.js';
import { factLines, kindLabels, wordsOf } from './registration-words.js';

const facts: RegistrationFacts = {
  ...{ id: 'r', workshopId: 'w', title: 'Mon compte ameli', level: 'debutant', workshopStatus: 'published' },
  ...{ startsAt: new Date('2026-12-08T13:00:00Z'), endsAt: new Date('2026-12-08T15:00:00Z'), zone: 'Europe/Paris' },
  ...{ mode: 'place', address: ['12 rue des Ponts', '54000 Nancy'], connection: null, ownDevice: false },
  ...{ toBring: null, cancelWords: null, publicBooking: true, capacity: 1, seatsTaken: 1, waiting: 3 },
  ...{ organiserId: 's', organiser: 'CPAM de Meurthe-et-Moselle', organiserPhone: null, beneficiaryId: null },
  ...{ structureId: null, source: 'public', status: 'registered', heldUntil: null, coming: null, cancelledBy: null },
  ...{ createdAt: new Date('2026-11-24T09:00:00Z'), position: null },
};
const NOW = new Date('2026-11-24T09:30:00Z');
const HELD = new Date('2026-11-25T09:30:00Z');

const states: readonly Partial<RegistrationFacts>[] = [
  { status: 'registered' },
  { status: 'pending', heldUntil: HELD },
  { status: 'waiting', position: 3 },
  { status: 'offered', heldUntil: HELD },
  { status: 'cancelled', cancelledBy: 'desk' },
  { status: 'cancelled', cancelledBy: 'lapsed' },
  { status: 'cancelled', cancelledBy: 'organiser', workshopStatus: 'cancelled' },
];
const everything = Object.keys(kindLabels).flatMap((kind) =>
  states.flatMap((state) => wordsOf(kind, { ...facts, ...state }, NOW) ?? []),
);

describe('a text message', () => {
  it('says neither the title nor the organiser, and leaves room for its link', () => {
    const texts = everything.map(({ short }) => short).filter((text) => text !== '');
    expect(texts.length).toBeGreaterThan(8);
    for (const text of texts) {
      expect(text).not.toMatch(/ameli|cpam|caisse|atelier/i);
      expect([text, text.length <= 130]).toEqual([text, true]);
    }
  });
});

describe('a message', () => {
  it.each([
    ['registration.answer', { status: 'waiting' as const, position: 1 }, 'en 1re\u00a0position'],
    ['registration.offer', { status: 'offered' as const, heldUntil: HELD }, 'jusqu’au mercredi 25\u00a0novembre 2026'],
    ['registration.cancelled', { status: 'cancelled' as const, cancelledBy: 'lapsed' as const }, 'à temps'],
  ])('%s says what is true when it leaves', (kind, state, words) => {
    expect(wordsOf(kind, { ...facts, ...state }, NOW)?.opening.join(' ')).toContain(words);
  });

  it.each([
    ['an offer that was taken', 'registration.offer', { status: 'registered' as const }],
    ['an offer that is over', 'registration.offer', { status: 'offered' as const, heldUntil: NOW }],
    ['a seat to confirm that is confirmed', 'registration.to-confirm', { status: 'registered' as const }],
    ['a change of a seat that was given back', 'registration.moved', { status: 'cancelled' as const }],
    ['a seat at a workshop that is called off', 'registration.answer', { workshopStatus: 'cancelled' as const }],
  ])('%s is of no use any more', (_case, kind, state) => {
    expect(wordsOf(kind, { ...facts, ...state }, NOW)).toBeNull();
  });

  it('is of no use once the workshop has begun', () => {
    expect(wordsOf('registration.answer', facts, facts.startsAt)).toBeNull();
  });

  it('names the hour of the place overseas', () => {
    const far = { ...facts, zone: 'Indian/Reunion' };
    expect(factLines(far)[1]).toBe('Mardi 8\u00a0décembre 2026, de 17\u00a0h à 19\u00a0h (heure de La Réunion)');
  });

  it('tells how to join from afar to those who have a seat, and to nobody else', () => {
    const remote = { ...facts, mode: 'remote' as const, address: [], connection: 'https://visio.exemple.test/42' };
    expect(factLines(remote).join(' ')).toContain('visio.exemple.test');
    expect(factLines({ ...remote, status: 'waiting' }).join(' ')).not.toContain('visio.exemple.test');
  });
});
