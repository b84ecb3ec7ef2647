import { classify, impersonal, ofTheAgent, ofThePerson } from '../../platform/personal-data/classification.js';
import { BeneficiaryShare } from './beneficiary-share.entity.js';
import { Beneficiary } from './beneficiary.entity.js';

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
