import { type Actor } from '../../platform/access/actor.js';
import { longMoment, numericDay } from '../../platform/time/french.js';
import { type Asked, markOf } from './export-asked.js';
import { formatLabels, kindLabels, lineLabels } from './labels.js';

export interface Told {
  id: string;
  asked: Asked;
  /** The filters in words. */
  filters: readonly { label: string; value: string }[];
  askedAt: Date;
  readAt: Date;
  /** Address of the site, without a final slash. */
  site: string;
}

/** What goes with a file: who asked, when, for what, and how it is to be read. Heading and words. */
export function informationOf(actor: Actor, told: Told): (readonly [string, string])[] {
  const { asked, filters, id } = told;
  return [
    ['Export', `${kindLabels[asked.kind]}, ${formatLabels[asked.format]}`],
    ['Numéro', id],
    ['Marque', `${markOf(id)} (dans le nom du fichier et sur chaque ligne de nos propres formats)`],
    ['Demandé par', `${actor.firstName} ${actor.lastName}, ${actor.workplaceName}`],
    ['Demandé le', longMoment(told.askedAt)],
    ['Données lues le', longMoment(told.readAt)],
    ['Période', `du ${numericDay(asked.from)} au ${numericDay(asked.to)}, ces deux jours compris`],
    ...(filters.length === 0
      ? [['Filtres', 'Aucun\u00a0: tout ce que votre rôle permet de voir'] as const]
      : filters.map(({ label, value }) => [`Filtre\u00a0: ${label}`, value] as const)),
    ['Lignes', lineLabels[asked.kind]],
    ...(asked.format === 'jsonl' ? [JSON_WORDS] : []),
    ...(actor.role === 'coordinator' ? [OUTSIDE_WORDS] : []),
    ['Définitions', `${told.site}/statistiques/definitions`],
    ['Usage', USE],
  ];
}

const JSON_WORDS = [
  'Format',
  'Un objet JSON par ligne. Les clés sont en anglais et ne changent pas\u00a0; les valeurs sont les codes de La Coop de la médiation numérique et les nôtres, les jours s’écrivent AAAA-MM-JJ.',
] as const;

const OUTSIDE_WORDS = [
  'Ce que ce fichier ne dit pas',
  'Ni nom de personne accompagnée, ni note, ni texte libre, ni étiquette personnelle.',
] as const;

const USE =
  'Réservé à votre mission. Ce téléchargement est noté dans le journal. Supprimez ce fichier quand il ne sert plus.';
