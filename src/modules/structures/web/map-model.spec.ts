import { boundsText, firstBounds, unsureNote } from './map-model.js';

const nothing = {
  ...{ text: undefined, around: undefined, departmentCode: undefined, open: undefined, includeGone: false },
  ...{ services: [], programmes: [], labels: [], accompaniment: [], accessModes: [], publics: [], fees: [] },
  specificCare: [],
};

it('shows the circle searched, else the département, else metropolitan France', () => {
  const around = { position: { latitude: 48.6921, longitude: 6.1844 }, radiusKm: 30 };
  expect(boundsText(firstBounds({ ...nothing, around }, undefined))).toBe('48.4223,5.7757,48.9619,6.5931');
  const reunion = { south: -21.4, west: 55.2, north: -20.8, east: 55.8 };
  expect(firstBounds(nothing, reunion)).toBe(reunion);
  expect(boundsText(firstBounds(nothing, undefined))).toBe('41.3000,-5.2000,51.1000,9.6000');
});

it('says how many the map leaves out', () => {
  expect(unsureNote(0)).toBeNull();
  expect(unsureNote(1)).toBe('1\u00a0lieu sans position sûre\u00a0: dans la liste, pas sur la carte.');
  expect(unsureNote(3)).toBe('3\u00a0lieux sans position sûre\u00a0: dans la liste, pas sur la carte.');
});
