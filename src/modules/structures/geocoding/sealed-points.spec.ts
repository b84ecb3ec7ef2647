import { Config } from '../../../platform/config/index.js';
import { FixedClock } from '../../../platform/time/clock.js';
import { SealedPoints } from './sealed-points.js';

const POINT = { latitude: 48.69, longitude: 6.17, label: '12 Rue Saint-Jean 54000 Nancy', approximate: false };
const clock = new FixedClock('2026-11-24T10:30:00+01:00');
const points = new SealedPoints(
  Object.assign(new Config(), { sessionSecret: 'a secret for tests, 32 characters' }),
  clock,
);

describe('SealedPoints', () => {
  it('is read by whom it was sealed for alone', () => {
    const sealed = points.seal(POINT, 'me');
    expect(points.open(sealed, 'me')).toEqual(POINT);
    expect(points.open(sealed, 'somebody else')).toBeUndefined();
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('Saint-Jean');
  });

  it('is never written twice the same', () => {
    expect(points.seal(POINT, 'me')).not.toBe(points.seal(POINT, 'me'));
  });

  it.each(['', 'x', 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', '../../etc'])('does not open %j', (text) => {
    expect(points.open(text, 'me')).toBeUndefined();
  });

  it('does not open what was changed on the way, nor after half a day', () => {
    const sealed = points.seal(POINT, 'me');
    const changed = sealed.startsWith('A') ? `B${sealed.slice(1)}` : `A${sealed.slice(1)}`;
    expect(points.open(changed, 'me')).toBeUndefined();
    clock.advance({ hours: 12, minutes: 1 });
    expect(points.open(sealed, 'me')).toBeUndefined();
  });
});
