import type { FundAsks } from '../../structures/index.js';
import { askedDetails, missingParts } from './saisine-asks.js';
import type { SaisineDetails } from './saisine.entity.js';

const all: FundAsks = {
  need_details: 'required',
  call_back: 'required',
  language: 'required',
  helper: 'optional',
  signature: 'required',
  attachment: 'required',
};
const none: FundAsks = {
  need_details: 'not_asked',
  call_back: 'not_asked',
  language: 'not_asked',
  helper: 'not_asked',
  signature: 'not_asked',
  attachment: 'not_asked',
};
const full: SaisineDetails = {
  needs: ['email'],
  callBackSlots: ['mon_am', 'fri_pm'],
  language: 'ar',
  interpreter: true,
  throughHelper: true,
};
const empty: SaisineDetails = {
  needs: [],
  callBackSlots: [],
  language: null,
  interpreter: false,
  throughHelper: false,
};

describe('what a caisse asks', () => {
  it('keeps what it asks and drops the rest', () => {
    expect(askedDetails(all, full)).toEqual(full);
    expect(askedDetails(none, full)).toEqual(empty);
    expect(askedDetails({ ...none, language: 'optional' }, full)).toEqual({
      ...empty,
      language: 'ar',
      interpreter: true,
    });
  });

  it('tells all that is missing, of what is required alone', () => {
    const nothing = { signed: false, documents: 0 };
    expect(missingParts(all, empty, nothing)).toEqual([
      'need_details',
      'call_back',
      'language',
      'signature',
      'attachment',
    ]);
    expect(missingParts(all, full, { signed: true, documents: 1 })).toEqual([]);
    expect(missingParts(none, empty, nothing)).toEqual([]);
    expect(missingParts({ ...none, call_back: 'optional', signature: 'required' }, empty, nothing)).toEqual([
      'signature',
    ]);
  });
});
