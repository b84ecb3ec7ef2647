import { approximateCentres, type CommuneGroups, meanPosition, plausibleCentres } from './commune-centres.js';

const commune = (code: string, groups: Partial<CommuneGroups> = {}): CommuneGroups => ({
  code,
  postcodes: [],
  epci: undefined,
  district: undefined,
  department: '54',
  ...groups,
});

const located = new Map([
  ['54001', { latitude: 48, longitude: 6 }],
  ['54002', { latitude: 49, longitude: 7 }],
]);

it('takes the mean of those that share a postcode before any wider group', () => {
  const communes = [
    commune('54001', { postcodes: ['54110'], epci: 'E' }),
    commune('54002', { postcodes: ['54120'], epci: 'E' }),
    commune('54003', { postcodes: ['54120'], epci: 'E' }),
    commune('54004', { postcodes: ['54130'], epci: 'E' }),
    commune('54005', { district: '543' }),
  ];
  const centres = approximateCentres(communes, located);
  expect(centres.get('54003')).toEqual({ latitude: 49, longitude: 7 });
  expect(centres.get('54004')).toEqual({ latitude: 48.5, longitude: 6.5 });
  expect(centres.get('54005')).toEqual({ latitude: 48.5, longitude: 6.5 });
  expect(centres.has('54001')).toBe(false);
});

it('leaves out a centre that is far from all its neighbours', () => {
  const group = ['1', '2', '3', '4'].map((code) => commune(code, { epci: 'E' }));
  const near = { latitude: 43.5, longitude: -1.2 };
  const centres = new Map(group.map(({ code }) => [code, near]));
  centres.set('4', { latitude: 44.9, longitude: -1.2 });
  expect([...plausibleCentres(group, centres).keys()]).toEqual(['1', '2', '3']);
});

it('has no mean of nothing', () => {
  expect(meanPosition([])).toBeUndefined();
});
