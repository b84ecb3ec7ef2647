import { chosenValues, differences } from './merge-choices.js';

const kept = {
  ...{ name: 'Mairie', phone: null, services: ['a', 'b'], fees: ['Gratuit'] },
  ...{ latitude: 1, longitude: 2, position_status: 'exact' },
};
const other = {
  ...{ name: 'Mairie de Toul', phone: '+33383000001', services: ['b', 'c'], fees: ['Gratuit'] },
  ...{ latitude: 3, longitude: 4, position_status: 'exact' },
};

it('names what differs, a position being one thing', () => {
  expect(differences(kept, other)).toEqual(['name', 'position', 'phone', 'services']);
  expect(differences(kept, { ...kept, services: ['b', 'a'] })).toEqual([]);
});

it('takes from the other what was chosen, and both lists when asked', () => {
  const choices = new Map([
    ['name', 'first' as const],
    ['phone', 'second' as const],
    ['services', 'both' as const],
    ['position', 'second' as const],
    ['fees', 'second' as const],
  ]);
  expect(chosenValues(kept, other, 'first', choices)).toEqual({
    ...{ phone: '+33383000001', services: ['a', 'b', 'c'], latitude: 3, longitude: 4 },
  });
});

it('changes nothing without a choice', () => {
  expect(chosenValues(kept, other, 'second', new Map())).toEqual({});
});
