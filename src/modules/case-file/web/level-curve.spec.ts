import type { AssessmentLine, Level } from '../../assessments/index.js';
import { levelCurve } from './level-curve.js';

const TODAY = '2026-11-24';
const at = (day: string, level: Level) =>
  ({ id: day, assessedAt: new Date(`${day}T09:00:00Z`), level }) as unknown as AssessmentLine;

it('needs two known levels', () => {
  expect(levelCurve([], TODAY)).toBeNull();
  expect(levelCurve([at('2026-01-01', 'beginner'), at('2026-02-01', 'notAssessed')], TODAY)).toBeNull();
});

it('walks by date from level to level', () => {
  const curve = levelCurve(
    [at('2026-01-01', 'beginner'), at('2026-03-02', 'intermediate'), at('2026-04-11', 'independent')],
    TODAY,
  );
  // A hundred days on 380 units: the second stands at the sixtieth day.
  expect(curve).toEqual({
    title: 'Son niveau dans le temps\u00a0: débutant le 1er\u00a0janvier 2026, autonome le 11\u00a0avril 2026',
    line: 'M10 75H238V45H390V15',
    dots: 'M10 75h0M238 45h0M390 15h0',
    levels: ['Autonome', 'Intermédiaire', 'Débutant'],
    from: '1er\u00a0janvier',
    to: '11\u00a0avril',
  });
});

it('puts those of one day one after the other', () => {
  const curve = levelCurve([at('2026-11-24', 'beginner'), at('2026-11-24', 'intermediate')], TODAY);
  expect(curve?.line).toBe('M10 75H390V45');
});
