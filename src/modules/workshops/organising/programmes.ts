import type { Audience, ProgrammeCode, Topic, WorkshopFormat, WorkshopLevel, WorkshopMode } from '../vocabulary.js';
import type { Devices } from './workshop-content.js';

/** What a new workshop is begun from. Never a day, a place or somebody. */
export interface ProgrammeContent {
  title: string;
  summary: string | null;
  topics: Topic[];
  level: WorkshopLevel | null;
  audience: Audience;
  format: WorkshopFormat;
  mode: WorkshopMode;
  durationMinutes: number;
  capacity: number;
  ownDevice: boolean;
  toBring: string | null;
  devices: Devices;
  /** Of ours that it comes from: what a structure keeps of its own remembers it. */
  programme?: ProgrammeCode | null;
}

export interface Programme {
  /** Of ours, a word; of a structure’s own, an id. */
  code: string;
  label: string;
  content: ProgrammeContent;
}

const usual: Omit<ProgrammeContent, 'title' | 'summary' | 'topics' | 'level' | 'toBring'> = {
  audience: 'people',
  format: 'group',
  mode: 'place',
  durationMinutes: 120,
  capacity: 8,
  ownDevice: true,
  devices: {},
};

const programme = (
  code: ProgrammeCode,
  content: Pick<ProgrammeContent, 'title' | 'summary' | 'topics' | 'level' | 'toBring'> & Partial<ProgrammeContent>,
): Programme => ({ code, label: content.title, content: { ...usual, ...content, programme: code } });

/** Programmes of digital mediation around health rights, ready to be announced. */
export const PROGRAMMES: readonly Programme[] = [
  programme('mon-espace-sante', {
    title: 'Découvrir Mon espace santé',
    summary:
      'À quoi sert Mon espace santé, comment l’ouvrir, y ranger un document, écrire à un professionnel de santé et choisir qui voit quoi. Chacun avance à son rythme.',
    ...{ topics: ['sante', 'aide_aux_demarches_administratives'], level: 'debutant' },
    toBring: 'Votre carte Vitale, votre téléphone et l’accès à votre boîte mail.',
  }),
  programme('compte-ameli', {
    title: 'Mon compte ameli',
    summary:
      'Créer son compte ameli, lire ses remboursements, télécharger une attestation de droits et envoyer un document à sa caisse sans se déplacer.',
    ...{ topics: ['sante', 'aide_aux_demarches_administratives'], level: 'debutant' },
    toBring: 'Votre carte Vitale, un relevé d’identité bancaire et votre téléphone.',
  }),
  programme('messagerie', {
    title: 'Messagerie et pièces jointes',
    summary:
      'Ouvrir sa boîte mail, lire et écrire un message, joindre une photo ou un document, retrouver un message et trier.',
    ...{ topics: ['email', 'gere_ses_contenus_numeriques'], level: 'debutant' },
    toBring: 'Votre adresse mail et le moyen de l’ouvrir, si vous en avez une.',
  }),
  programme('arnaques', {
    title: 'Reconnaître les arnaques',
    summary:
      'Faux SMS, faux conseillers, faux sites\u00a0: les repérer, ne pas se laisser presser, savoir quoi faire quand on a cliqué. Avec des exemples vrais.',
    ...{ topics: ['securite_numerique', 'banque_et_achats_en_ligne'], level: null, durationMinutes: 90, capacity: 12 },
    toBring: 'Votre téléphone, et un message qui vous a fait douter si vous l’avez gardé.',
  }),
  programme('franceconnect', {
    title: 'Se connecter partout avec FranceConnect',
    summary:
      'Choisir un compte, un mot de passe solide qu’on retrouve, et faire une démarche en ligne de bout en bout.',
    ...{ topics: ['aide_aux_demarches_administratives', 'securite_numerique'], level: 'intermediaire' },
    toBring: 'Votre carte Vitale ou votre numéro fiscal, et votre téléphone.',
  }),
  programme('smartphone', {
    title: 'Premiers pas avec son smartphone',
    summary:
      'Allumer, régler, appeler, écrire, prendre une photo, installer une application utile et faire de la place.',
    ...{ topics: ['prendre_en_main_du_materiel'], level: 'debutant', capacity: 6 },
    toBring: 'Votre téléphone et son chargeur.',
  }),
  programme('proches-aidants', {
    title: 'Aider un proche dans ses démarches de santé en ligne',
    summary:
      'Agir pour quelqu’un sans prendre ses mots de passe\u00a0: accès aidant, mandat, Mon espace santé d’un proche, et les bons contacts.',
    ...{ topics: ['sante', 'aide_aux_demarches_administratives'], level: null, audience: 'helpers', capacity: 10 },
    toBring: null,
  }),
];
