import { view, type View } from '../../../platform/http/page.js';
import { paths } from './paths.js';

const definitions = [
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
    text: 'Personnes différentes qui ont une fiche, chacune comptée une fois dans la période, plus les accompagnements sans fiche, ceux des ateliers compris, comptés chacun pour une personne.',
  },
  {
    id: 'nouvelles',
    term: 'Nouvelles personnes',
    text: 'Personnes dont le tout premier accompagnement, seules ou en atelier, tombe dans la période, plus les accompagnements sans fiche qui ne sont pas signalés comme « déjà accompagné·e ».',
  },
  {
    id: 'duree',
    term: 'Heures',
    text: 'Somme des durées des séances. Celle d’un atelier compte une fois, quel que soit le nombre de personnes.',
  },
  {
    id: 'mentions',
    term: 'Part des accompagnements',
    text: 'Une séance peut porter plusieurs thématiques : les parts sont celles des accompagnements qui citent la thématique, et leur somme dépasse 100 %.',
  },
  {
    id: 'age',
    term: 'Âge, statut, genre, commune',
    text: 'Tels qu’ils étaient le jour de la séance. Une correction de la fiche ne change pas les chiffres passés. Les personnes sans fiche d’un atelier sont comptées comme elles ont été saisies, sans croiser l’âge, le genre et le statut.',
  },
  {
    id: 'niveau',
    term: 'Niveau',
    text: 'Niveau retenu au dernier repère numérique connu à la fin de la période. « Ont progressé » : le dernier niveau est plus haut que le premier. Un niveau signalé par une structure qui a reçu la personne compte une fois confirmé avec elle.',
  },
  {
    id: 'orientations',
    term: 'Orientations',
    text: 'Orientations envoyées dans la période, selon leur état d’aujourd’hui. Les fiches d’information remises sont comptées à part : rien n’est transmis.',
  },
  {
    id: 'suivi-orientations',
    term: 'Suites des orientations',
    text: 'Ouverte : lue une première fois par le destinataire. Réponse : acceptée ou refusée, par le destinataire ou notée pour lui. Délai : de l’envoi à la réponse, jours de fermeture compris ; la moitié des réponses arrivent dans le délai médian, neuf sur dix dans l’autre. Venues : la personne est venue, dit le résultat. Sans réponse : envoyée, ni répondue, ni retirée, ni terminée par le silence. Les relais entre collègues d’une même structure comptent avec les structures qui orientent, pas avec les destinataires.',
  },
  {
    id: 'mon-espace-sante',
    term: 'Mon espace santé',
    text: 'Des personnes, chacune comptée une fois dans la période, selon les étapes cochées dans ses séances. Sensibilisée : une étape au moins. Compte activé : cette étape. Utilisé au moins une fois : connexion faite par la personne, document, messagerie, agenda, catalogue ou réglages de confidentialité. Opposition ou clôture : cette étape. Commune : celle où la personne habitait à sa dernière séance de la période, aussi pour les ateliers ; chaque personne sans fiche compte pour une, dans la commune qu’elle a dite, sinon dans celle de la séance. Dans les chiffres d’une coordination et dans les fichiers, un nombre de 1 à 4 est remplacé par « < 5 », et un autre est masqué quand le total permettrait de le retrouver.',
  },
  {
    id: 'etiquettes',
    term: 'Étiquettes',
    text: 'Accompagnements des séances qui portent l’étiquette. Une étiquette réunie à une autre compte avec elle, une étiquette retirée compte toujours. Une coordination voit les étiquettes d’équipe et de département, pas celles de chaque personne.',
  },
  {
    id: 'coordination',
    term: 'Activités de coordination',
    text: 'Animations, évènements et partenariats que vous avez notés. Personne n’y est accompagné : ils ne comptent ni dans les séances, ni dans les heures d’accompagnement.',
  },
  {
    id: 'perimetre',
    term: 'Périmètre',
    text: 'Une équipe compte les séances de ses membres aux jours où ils en sont membres ; quelqu’un qui part et revient n’est compté qu’une fois. Un territoire compte celles des structures dont la commune s’y trouve.',
  },
];

export function definitionsPage(): View<{ definitions: typeof definitions }> {
  const breadcrumbs = [{ href: paths.figures.to(), text: 'Statistiques' }];
  return view('statistics/definitions', 'Comment les chiffres sont comptés', { definitions }, { breadcrumbs });
}
