import { firstClash, mostAtOnce, type Promised } from './device-clashes.js';

const at = (hour: number): Date => new Date(Date.UTC(2026, 11, 1, hour));
const taking = (tablet: number, from: number, to: number): Promised => ({
  ...{ id: `${from}-${to}-${tablet}`, title: `De ${from} à ${to}`, zone: 'Europe/Paris' },
  ...{ startsAt: at(from), endsAt: at(to), devices: { tablet } },
});

describe('devices promised at once', () => {
  it('are those of the worst instant, not of the whole day', () => {
    const others = [taking(3, 9, 11), taking(3, 11, 13), taking(2, 10, 12)];
    expect(mostAtOnce(taking(0, 8, 14), others, 'tablet')).toBe(5);
    expect(mostAtOnce(taking(0, 12, 14), others, 'tablet')).toBe(3);
    expect(mostAtOnce(taking(0, 13, 14), others, 'tablet')).toBe(0);
    expect(mostAtOnce(taking(0, 8, 14), others, 'laptop')).toBe(0);
  });

  it('clash with what was asked before in the same form', () => {
    expect(firstClash([taking(3, 9, 11), taking(3, 10, 12)], [], { tablet: 6 })).toBeNull();
    expect(firstClash([taking(3, 9, 11), taking(3, 10, 12)], [], { tablet: 5 })).toMatchObject({
      ...{ kind: 'tablet', asked: 3, owned: 5, free: 2, startsAt: at(10) },
      others: [{ title: 'De 9 à 11' }],
    });
  });

  it('are none where nothing is owned', () => {
    expect(firstClash([taking(1, 9, 11)], [], {})).toMatchObject({ owned: 0, free: 0, others: [] });
  });
});
