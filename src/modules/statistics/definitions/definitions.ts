/**
 * What each figure counts. The only place where it is said: pages link here, reports and files quote it. When a text
 * changes what is counted, the version goes up: a frozen report names the one it was made with.
 */
export const DEFINITIONS_VERSION = 2;

/** From when the version holds. */
export const DEFINITIONS_DAY = '2026-11-29';

export interface Definition {
  /** Anchor in the page of definitions. */
  id: string;
  term: string;
  text: string;
}

/** @param id of a definition below @returns the address that a figure links to */
export const definitionHref = (id: DefinitionId): string => `/statistiques/definitions#${id}`;

export const definitions = [
  {
    id: 'seance',
    term: 'Séance (activité)',
    text: 'Un compte rendu d’activité enregistré. Elle compte au jour où elle a eu lieu, quel que soit le jour de sa saisie.',
  },
  {
    id: 'accompagnement',
    term: 'Accompagnement',
    text: 'Une personne dans une séance. Une séance individuelle fait un accompagnement, un atelier de dix personnes en fait dix.',
  },
  {
    id: 'personnes',
    term: 'Personnes accompagnées',
    text: 'Les personnes suivies, plus les accompagnements sans fiche, ceux des ateliers compris, comptés chacun pour une personne.',
  },
  {
    id: 'suivies',
    term: 'Personnes suivies, sans fiche',
    text: 'Suivies\u00a0: personnes différentes qui ont une fiche, chacune comptée une fois dans la période, même si elle est venue dans plusieurs lieux. Deux fiches réunies comptent pour une personne. Une fiche effacée compte toujours, sans que la personne puisse être retrouvée. Sans fiche\u00a0: chaque accompagnement compte, puisque rien ne dit si la personne est déjà venue.',
  },
  {
    id: 'nouvelles',
    term: 'Nouvelles personnes',
    text: 'Personnes dont le tout premier accompagnement, où que ce soit, seules ou en atelier, est une des séances comptées\u00a0; plus les accompagnements sans fiche qui ne sont pas signalés comme «\u00a0déjà accompagné·e\u00a0». Une personne n’est nouvelle qu’une fois, en un seul lieu.',
  },
  {
    id: 'duree',
    term: 'Heures',
    text: 'Somme des durées des séances. Celle d’un atelier compte une fois, quel que soit le nombre de personnes.',
  },
  {
    id: 'mentions',
    term: 'Part des mentions, part des accompagnements',
    text: 'Une séance peut citer plusieurs thématiques, démarches ou matériels. Part des accompagnements\u00a0: sur cent personnes accompagnées, combien l’ont été dans une séance qui cite la thématique\u00a0; la somme dépasse 100\u00a0%. Part des mentions\u00a0: sur cent citations, combien sont celle-ci\u00a0; la somme fait 100\u00a0%. Les deux sont données, toujours nommées.',
  },
  {
    id: 'age',
    term: 'Âge, statut, genre, commune',
    text: 'Tels qu’ils étaient le jour de la séance. Une correction de la fiche ne change pas les chiffres passés. Les personnes sans fiche d’un atelier sont comptées comme elles ont été saisies, sans croiser l’âge, le genre et le statut.',
  },
  {
    id: 'employeur',
    term: 'Structure, employeur et lieu',
    text: 'La structure est celle où la séance a été notée\u00a0; l’employeur est celui du jour de la séance, et le lieu celui où elle s’est tenue, quoi qu’ils soient devenus depuis. Une structure qui change de commune emporte ses séances dans son nouveau territoire.',
  },
  {
    id: 'niveau',
    term: 'Niveau et progression',
    text: 'Des personnes suivies, chacune une fois\u00a0: du premier niveau jamais trouvé avec elle au dernier connu à la fin de la période. «\u00a0Ont progressé\u00a0»\u00a0: le dernier est plus haut que le premier. Un niveau signalé par une structure qui a reçu la personne compte une fois confirmé avec elle.',
  },
  {
    id: 'niveau-du-jour',
    term: 'Filtre par niveau',
    text: 'Les accompagnements des personnes qui étaient à ce niveau le jour de la séance, d’après le dernier repère fait avec elles. Les personnes sans fiche n’ont pas de niveau.',
  },
  {
    id: 'adresse',
    term: 'Personnes sans adresse électronique',
    text: 'Personnes suivies dont le dernier repère numérique qui le dit répond «\u00a0non\u00a0» à «\u00a0Avez-vous une adresse mail\u00a0?\u00a0». Celles qu’aucun repère n’a interrogées sont comptées à part\u00a0: rien n’est supposé.',
  },
  {
    id: 'autonomie',
    term: 'Autonomie',
    text: 'Celle que la personne a montrée pendant une séance individuelle, notée à sa fin. Elle ne se confond pas avec le niveau, ni avec celui d’un atelier.',
  },
  {
    id: 'orientations',
    term: 'Orientations',
    text: 'Orientations envoyées dans la période, selon leur état d’aujourd’hui. Celles d’une conseillère ou d’un conseiller sont celles qu’elle ou il a envoyées. Les fiches d’information remises sont comptées à part\u00a0: rien n’est transmis.',
  },
  {
    id: 'suivi-orientations',
    term: 'Suites des orientations',
    text: 'Ouverte\u00a0: lue une première fois par le destinataire. Réponse\u00a0: acceptée ou refusée, par le destinataire ou notée pour lui. Délai\u00a0: de l’envoi à la réponse, jours de fermeture compris\u00a0; la moitié des réponses arrivent dans le délai médian, neuf sur dix dans l’autre. Venues\u00a0: la personne est venue, dit le résultat. Sans réponse\u00a0: envoyée, ni répondue, ni retirée, ni terminée par le silence. Les relais entre collègues d’une même structure comptent avec les structures qui orientent, pas avec les destinataires.',
  },
  {
    id: 'saisines',
    term: 'Saisines',
    text: 'Orientations vers la Mission accompagnement santé d’une caisse d’assurance maladie, au jour de leur envoi.',
  },
  {
    id: 'retours',
    term: 'Retours après orientation',
    text: 'Première séance d’une personne dans la structure qui l’a orientée, après l’envoi\u00a0; au jour de cette séance.',
  },
  {
    id: 'ateliers',
    term: 'Ateliers\u00a0: remplissage, absences, attente',
    text: 'Ateliers annoncés, au jour où ils se tiennent, sans ceux qui ont été annulés. Remplissage\u00a0: places prises sur places offertes. Absences\u00a0: personnes inscrites qui ne sont pas venues, sur celles dont la présence a été notée. Attente\u00a0: personnes restées dans la file.',
  },
  {
    id: 'rendez-vous',
    term: 'Rendez-vous',
    text: 'Au jour où ils ont lieu, aussi ceux qui sont à venir, selon leur état d’aujourd’hui. Ceux d’une conseillère ou d’un conseiller sont ceux où elle ou il reçoit.',
  },
  {
    id: 'courriers',
    term: 'Courriers imprimés',
    text: 'Demandes imprimées pour un lieu sans adresse électronique, et rappels imprimés pour une personne, au jour de leur impression.',
  },
  {
    id: 'mon-espace-sante',
    term: 'Mon espace santé',
    text: 'Des personnes, chacune comptée une fois dans la période, selon les étapes cochées dans ses séances. Sensibilisée\u00a0: une étape au moins. Compte activé\u00a0: cette étape. Utilisé au moins une fois\u00a0: connexion faite par la personne, document, messagerie, agenda, catalogue ou réglages de confidentialité. Opposition ou clôture\u00a0: cette étape. Commune\u00a0: celle où la personne habitait à sa dernière séance de la période, aussi pour les ateliers\u00a0; chaque personne sans fiche compte pour une, dans la commune qu’elle a dite, sinon dans celle de la séance. Dans les chiffres d’une coordination et dans les fichiers, un nombre de 1 à 4 est remplacé par «\u00a0< 5\u00a0», et un autre est masqué quand le total permettrait de le retrouver.',
  },
  {
    id: 'etiquettes',
    term: 'Étiquettes',
    text: 'Accompagnements des séances qui portent l’étiquette. Une étiquette réunie à une autre compte avec elle, une étiquette retirée compte toujours. Une coordination voit les étiquettes d’équipe et de département, pas celles de chaque personne.',
  },
  {
    id: 'coordination',
    term: 'Activités de coordination',
    text: 'Animations, évènements et partenariats que vous avez notés. Personne n’y est accompagné\u00a0: ils ne comptent ni dans les séances, ni dans les heures d’accompagnement.',
  },
  {
    id: 'perimetre',
    term: 'Périmètre',
    text: 'Une équipe compte les séances de ses membres aux jours où ils en sont membres\u00a0; quelqu’un qui part et revient n’est compté qu’une fois. Un territoire compte celles des structures dont la commune s’y trouve\u00a0; la France entière compte aussi les structures dont la commune n’est pas connue.',
  },
  {
    id: 'petits-nombres',
    term: 'Petits nombres',
    text: 'Dans tout ce qui est partagé hors de Passerelle, un nombre de 1 à 4 est remplacé par «\u00a0< 5\u00a0», et d’autres sont masqués quand un total permettrait de le retrouver. Zéro reste\u00a0: ce n’est personne.',
  },
  {
    id: 'fraicheur',
    term: 'Chiffres arrêtés à',
    text: 'Les chiffres d’un territoire suivent les saisies à quelques secondes près\u00a0; la page dit jusqu’à quelle heure. Ceux d’une personne, d’une structure ou d’une équipe sont comptés à l’instant. Chaque nuit, les uns sont comparés aux autres.',
  },
  {
    id: 'periode-precedente',
    term: 'Période précédente',
    text: 'Les jours juste avant, en même nombre. Dans un rapport sur un mois, un trimestre ou une année\u00a0: celui ou celle d’avant.',
  },
] as const satisfies readonly Definition[];

export type DefinitionId = (typeof definitions)[number]['id'];
