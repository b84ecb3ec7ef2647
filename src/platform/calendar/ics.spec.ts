import { calendarText } from './ics.js';

const entry = {
  uid: 'atelier-1@passerelle.test',
  sequence: 2,
  startsAt: new Date('2026-12-01T13:00:00Z'),
  endsAt: new Date('2026-12-01T15:00:00Z'),
  title: 'Découvrir Mon espace santé ; débutants, avec tablette',
  location: 'Salle des fêtes, Foix',
  changedAt: new Date('2026-11-24T09:30:00Z'),
};

describe('calendarText', () => {
  it('writes instants in UTC, keeps the identity of an entry and escapes its words', () => {
    const lines = calendarText({ name: 'Ateliers', method: 'publish', entries: [entry] }).split('\r\n');
    expect(lines).toContain('METHOD:PUBLISH');
    expect(lines).toContain('UID:atelier-1@passerelle.test');
    expect(lines).toContain('SEQUENCE:2');
    expect(lines).toContain('DTSTAMP:20261124T093000Z');
    expect(lines).toContain('DTSTART:20261201T130000Z');
    expect(lines).toContain('DTEND:20261201T150000Z');
    expect(lines).toContain('SUMMARY:Découvrir Mon espace santé \\; débutants\\, avec tablette');
    expect(lines).toContain('STATUS:CONFIRMED');
  });

  it('says that a meeting is cancelled', () => {
    const text = calendarText({ name: 'Rendez-vous', method: 'cancel', entries: [{ ...entry, cancelled: true }] });
    expect(text).toContain('METHOD:CANCEL');
    expect(text).toContain('STATUS:CANCELLED');
  });
});
