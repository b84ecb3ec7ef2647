import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { BeneficiaryShare } from './beneficiary-share.entity.js';
import { Beneficiary } from './beneficiary.entity.js';
import { BeneficiaryDistinct } from './duplicates/beneficiary-distinct.entity.js';
import { BeneficiaryDuplicate } from './duplicates/beneficiary-duplicate.entity.js';
import { BeneficiaryMatch } from './duplicates/beneficiary-match.entity.js';
import { DuplicateSearchRun } from './duplicates/duplicate-search.entity.js';
import { BeneficiaryMerge } from './merging/beneficiary-merge.entity.js';

classify(Beneficiary, {
  id: impersonal('Number drawn at random.'),
  structureId: impersonal('Figures of the past stay with the structure.'),
  firstName: ofThePerson('To speak to the person and find the file again.'),
  lastName: ofThePerson('To find the file again.'),
  birthYear: ofThePerson('Age band of national statistics; the day and month are never asked.', 'band'),
  communeInsee: ofThePerson('Which places are near and which caisse answers; kept for figures by commune.', 'keep'),
  communeName: ofThePerson('As the code, in words.', 'keep'),
  postalCode: ofThePerson('To write a letter.'),
  phone: ofThePerson('To call back.'),
  noPhone: ofThePerson('Not to ask again.'),
  email: ofThePerson('To write.'),
  noEmail: ofThePerson('Not to ask again.'),
  contactPreference: ofThePerson('To reach the person as they wish.'),
  socialStatus: ofThePerson('National statistics.', 'keep'),
  gender: ofThePerson('National statistics.', 'keep'),
  scheme: ofThePerson('Which caisse answers.'),
  helperName: ofThePerson('A relative who agreed to be called.'),
  helperPhone: ofThePerson('To call the relative.'),
  helperRelationship: ofThePerson('To know who answers.'),
  helperAgreedOn: ofThePerson('Proof of the relative’s agreement.'),
  wishes: ofThePerson('Service wishes, never a health condition.'),
  notes: ofThePerson('What is useful to go on; the person may ask to read it.'),
  noticeGivenOn: ofThePerson('Proof that the person was informed.', 'keep'),
  noticeGivenBy: ofTheAgent('Who informed the person.'),
  createdBy: ofTheAgent('Who opened the file.'),
  createdAt: ofThePerson('Since when the file exists.', 'keep'),
  updatedAt: impersonal('Order of the list.'),
  lastContactOn: ofThePerson('Start of the keeping period.', 'keep'),
  version: impersonal('Guards against two corrections at once.'),
  mergedInto: impersonal('Leads from a file written twice to the one kept.'),
  searchText: ofThePerson('Made of name, phone and commune by the database; empties with them.'),
});

classify(BeneficiaryShare, {
  id: impersonal('Number drawn at random.'),
  beneficiaryId: ofThePerson('Whose file was opened.', 'keep'),
  structureId: ofThePerson('To whom the file was opened.', 'keep'),
  referralId: ofThePerson('By which referral.', 'keep'),
  startsAt: ofThePerson('Since when.', 'keep'),
  endsAt: ofThePerson('Until when.', 'keep'),
  agreementOn: ofThePerson('Proof of the person’s agreement.', 'keep'),
  agreementHow: ofThePerson('Orally or signed.', 'keep'),
  openedBy: ofTheAgent('Who opened the file on the person’s word.'),
  endedBy: ofTheAgent('Who took it back.'),
});

/** Made of the person's name, year, phone and e-mail by the database, to find a file written twice; goes with them. */
const made = ofThePerson('To find a file written twice; made of the name, year, phone and e-mail.');

classify(BeneficiaryMatch, {
  beneficiaryId: impersonal('Whose file.'),
  structureId: impersonal('Only files of one structure are compared.'),
  firstWords: made,
  lastWords: made,
  firstSound: made,
  lastSounds: made,
  matchKeys: made,
  changedAt: impersonal('What changed since the last search.'),
});

classify(BeneficiaryDuplicate, {
  firstId: impersonal('Whose file.'),
  secondId: impersonal('Whose file.'),
  structureId: impersonal('Who is to decide.'),
  score: impersonal('A number out of a hundred.'),
  reasons: impersonal('Codes: what two files have in common, not what it is.'),
  foundAt: impersonal('Since when.'),
});

classify(BeneficiaryDistinct, {
  beneficiaryId: impersonal('Whose file.'),
  otherId: impersonal('Whose file.'),
  structureId: impersonal('Where it was decided.'),
  decidedBy: ofTheAgent('Who said that these are two people.'),
  decidedAt: impersonal('When.'),
});

classify(DuplicateSearchRun, {
  structureId: impersonal('Whose files were looked through.'),
  searchedAt: impersonal('When.'),
  crowdedPhones: impersonal('A count.'),
  crowdedEmails: impersonal('A count.'),
  crowdedNames: impersonal('A count.'),
});

classify(BeneficiaryMerge, {
  id: impersonal('Number drawn at random.'),
  structureId: impersonal('Where it was done.'),
  keptId: impersonal('Which file was kept.'),
  mergedId: impersonal('Which file was emptied.'),
  mergedAt: impersonal('Start of the thirty days.'),
  mergedBy: ofTheAgent('Who made two files one.'),
  sealed: ofThePerson('To give two files back within thirty days, then erased; shown nowhere.'),
  undoneAt: impersonal('When the two files were given back.'),
  undoneBy: ofTheAgent('Who gave them back.'),
});
