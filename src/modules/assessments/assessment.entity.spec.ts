import { describe, expect, it } from '@jest/globals';
import { Assessment } from './assessment.entity.js';

const computed = () =>
  Object.assign(new Assessment(), {
    computedLevel: 'intermediate' as const,
    retainedLevel: 'intermediate' as const,
    overrideReason: null,
  });

describe('Assessment.keepLevel', () => {
  it('keeps another level with its reason, trimmed', () => {
    const assessment = computed();
    assessment.keepLevel('beginner', '  A besoin d’être accompagnée. ');
    expect(assessment).toMatchObject({
      computedLevel: 'intermediate',
      retainedLevel: 'beginner',
      overrideReason: 'A besoin d’être accompagnée.',
    });
  });

  it('refuses another level without a reason, and changes nothing', () => {
    const assessment = computed();
    for (const reason of [null, '', '   ']) {
      expect(() => assessment.keepLevel('independent', reason)).toThrow('il faut dire pourquoi');
    }
    expect(assessment).toMatchObject({ retainedLevel: 'intermediate', overrideReason: null });
  });

  it('returns to the computed level and forgets the reason', () => {
    const assessment = computed();
    assessment.keepLevel('beginner', 'Une raison.');
    assessment.keepLevel('intermediate', 'Une autre.');
    expect(assessment).toMatchObject({ retainedLevel: 'intermediate', overrideReason: null });
  });
});
