import type { BeneficiaryDetails } from '../beneficiary-details.js';
import { detailsInWords, differences } from './details-in-words.js';

const details: BeneficiaryDetails = {
  firstName: 'Odette',
  lastName: 'Lefèvre',
  birthYear: 1948,
  communeInsee: '54563',
  communeName: 'Vézelise',
  postalCode: '54330',
  phone: '+33383000000',
  noPhone: false,
  email: null,
  noEmail: true,
  contactPreference: 'call',
  socialStatus: 'retraite',
  gender: 'feminin',
  scheme: 'general',
  wishes: ['large_type', 'oral'],
  helperName: 'Anne Lefèvre',
  helperPhone: null,
  helperRelationship: 'sa fille',
  helperAgreedOn: '2026-11-12',
  notes: null,
};

it('says each answer in words', () => {
  expect(detailsInWords(details).map(({ label, words }) => `${label}: ${words}`)).toEqual([
    'Prénom: Odette',
    'Nom: Lefèvre',
    'Année de naissance: 1948',
    'Commune: Vézelise 54330',
    'Téléphone: 03\u00a083\u00a000\u00a000\u00a000',
    'Adresse mail: pas d’adresse mail',
    'Pour la joindre: Un appel',
    'Statut: Retraité',
    'Genre: Féminin',
    'Régime de sécurité sociale: Régime général (CPAM)',
    'Souhaits: Gros caractères, À l’oral',
    'Nom du proche aidant: Anne Lefèvre',
    'Téléphone du proche aidant: non renseigné',
    'Lien du proche aidant: sa fille',
    'Accord du proche aidant: 12\u00a0novembre 2026',
    'Notes: non renseigné',
  ]);
});

it('shows only what differs between the file and what was typed', () => {
  const typed = { ...details, phone: '+33612345678', notes: 'Vient le mardi.' };
  expect(differences(details, typed)).toEqual([
    {
      label: 'Téléphone',
      inFile: '03\u00a083\u00a000\u00a000\u00a000',
      typed: '06\u00a012\u00a034\u00a056\u00a078',
    },
    { label: 'Notes', inFile: 'non renseigné', typed: 'Vient le mardi.' },
  ]);
  expect(differences(details, { ...details })).toEqual([]);
});
