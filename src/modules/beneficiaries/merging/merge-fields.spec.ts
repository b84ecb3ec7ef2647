import type { BeneficiaryDetails } from '../beneficiary-details.js';
import { compare, contradiction, earliest, mergedDetails } from './merge-fields.js';

const nothing: BeneficiaryDetails = {
  ...{ firstName: 'Odette', lastName: 'Marchal', birthYear: null, communeInsee: null, communeName: null },
  ...{ postalCode: null, phone: null, noPhone: false, email: null, noEmail: false, contactPreference: 'call' },
  ...{ socialStatus: 'non_communique', gender: 'non_communique', scheme: 'unknown', wishes: [], helperName: null },
  ...{ helperPhone: null, helperRelationship: null, helperAgreedOn: null, notes: null },
};
const nancy = { communeInsee: '54395', communeName: 'Nancy', postalCode: '54000' };
const toul = { communeInsee: '54528', communeName: 'Toul', postalCode: '54200' };

describe('two files side by side', () => {
  it('are asked about where both say something else, and nowhere else', () => {
    const first = { ...nothing, ...nancy, birthYear: 1951, phone: '+33612000001', gender: 'feminin' as const };
    const second = { ...nothing, ...toul, lastName: 'Marchale', noPhone: true, scheme: 'msa' as const };
    expect(compare({ first, second })).toEqual({
      asked: ['lastName', 'home', 'phone'],
      filled: [
        { field: 'birthYear', side: 'first' },
        { field: 'gender', side: 'first' },
        { field: 'scheme', side: 'second' },
      ],
      same: ['firstName', 'contactPreference'],
    });
  });

  it('take a commune, a phone and a helper whole, never the half of one', () => {
    const first = { ...nothing, ...nancy, phone: '+33612000001', helperName: 'Anne', helperAgreedOn: '2026-11-12' };
    const second = { ...nothing, ...toul, noPhone: true, helperName: 'Paul', helperPhone: '+33612000002' };
    const answers = new Map([
      ['home', 'second'],
      ['phone', 'second'],
      ['helper', 'second'],
    ] as const);
    expect(mergedDetails({ first, second }, 'first', answers)).toMatchObject({
      ...{ ...toul, phone: null, noPhone: true },
      ...{ helperName: 'Paul', helperPhone: '+33612000002', helperAgreedOn: null },
    });
  });
});

describe('the one file', () => {
  it('takes what only the other said, and keeps its own where nothing was chosen', () => {
    const first = { ...nothing, ...nancy, lastName: 'Marchale', email: 'odette@exemple.test' };
    const second = { ...nothing, ...toul, birthYear: 1951 };
    expect(mergedDetails({ first, second }, 'second', new Map())).toEqual({
      ...{ ...nothing, ...toul, birthYear: 1951, email: 'odette@exemple.test' },
    });
  });

  it('has the wishes of both, once each', () => {
    const first = { ...nothing, wishes: ['oral' as const, 'large_type' as const] };
    const second = { ...nothing, wishes: ['interpreter' as const, 'oral' as const] };
    expect(mergedDetails({ first, second }, 'second', new Map()).wishes).toEqual(['interpreter', 'oral', 'large_type']);
  });

  it.each([
    ['Un.', 'Deux.', 'Un.\n\nDeux.'],
    ['Un.', null, 'Un.'],
    [null, 'Deux.', 'Deux.'],
    [null, null, null],
    ['Un.', 'Un.', 'Un.'],
    ['Un. Deux.', 'Deux.', 'Un. Deux.'],
    ['Deux.', 'Un. Deux.', 'Un. Deux.'],
  ])('joins the notes %j and %j', (own, other, joined) => {
    const pair = { first: { ...nothing, notes: own }, second: { ...nothing, notes: other } };
    expect(mergedDetails(pair, 'first', new Map()).notes).toBe(joined);
  });
});

describe('choices that cannot both stand', () => {
  it.each([
    [{ noPhone: true, contactPreference: 'sms' as const }, ['phone', 'contactPreference'] as const, 'phone'],
    [{ noPhone: true, contactPreference: 'sms' as const }, ['contactPreference'] as const, 'contactPreference'],
    [{ noEmail: true, contactPreference: 'email' as const }, ['email'] as const, 'email'],
    [{ contactPreference: 'helper' as const }, ['contactPreference'] as const, 'contactPreference'],
  ])('%j are refused under %j', (more, asked, field) => {
    expect(contradiction({ ...nothing, ...more }, asked)?.field).toBe(field);
  });

  it('are not seen in a file that holds together', () => {
    expect(contradiction(nothing, ['phone'])).toBeUndefined();
    expect(contradiction({ ...nothing, contactPreference: 'letter', noPhone: true }, ['phone'])).toBeUndefined();
  });
});

it('a person was informed from the first notice on', () => {
  expect([earliest('2026-02-01', '2026-01-01'), earliest(null, '2026-01-01'), earliest(null, null)]).toEqual([
    ...['2026-01-01', '2026-01-01', null],
  ]);
});
