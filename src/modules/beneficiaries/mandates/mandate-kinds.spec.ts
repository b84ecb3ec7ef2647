import { endsSoon, isProtection, isRunning, mandateKinds } from './mandate-kinds.js';

const TODAY = '2026-11-24';

it('tells a measure of protection from a mandate that the person signed', () => {
  expect(mandateKinds.filter(isProtection)).toEqual(['guardianship', 'curatorship', 'family_habilitation']);
});

it.each<[string, string | null, string | null, boolean, boolean]>([
  ['without an end', null, null, true, false],
  ['on its last day', '2026-11-24', null, true, true],
  ['the day after it', '2026-11-23', null, false, false],
  ['thirty days before', '2026-12-24', null, true, true],
  ['thirty-one days before', '2026-12-25', null, true, false],
  ['stopped before its day', '2026-12-24', '2026-11-20', false, false],
])('%s', (_case, endsOn, stoppedOn, running, soon) => {
  expect(isRunning({ endsOn, stoppedOn }, TODAY)).toBe(running);
  expect(endsSoon({ endsOn, stoppedOn }, TODAY)).toBe(soon);
});
