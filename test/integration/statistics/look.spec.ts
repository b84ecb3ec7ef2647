import { writeFileSync } from 'node:fs';
import { Typesetter } from '../../../src/platform/pdf/index.js';
import { wholeDocument } from '../../../src/modules/statistics/reports/whole-document.js';
import { line, someContent, someTotals } from '../../factories/reports.js';
import type { FrozenReport } from '../../../src/modules/statistics/reports/frozen-report.entity.js';

it('looks', async () => {
  const p = (first: string, last: string, mail: boolean | null, people: number) => ({ first, last, mail, people }) as never;
  const content = someContent({
    totals: someTotals({ accompaniments: 640, individual: 520, followed: 310, anonymous: 120, sessions: 540, workshops: 20, minutes: 31210, newFollowed: 80, newAnonymous: 60 }),
    lines: [
      line('kind', 'individuel', 520), line('kind', 'collectif', 120, 20),
      line('location', 'lieu_activite', 400), line('location', 'a_distance', 200), line('location', 'domicile', 37), line('location', 'autre', 3),
      line('duration', 'under_30', 240), line('duration', 'from_30_to_60', 200), line('duration', 'from_60_to_120', 120), line('duration', 'from_120', 80),
      line('topic', 'aide_aux_demarches_administratives', 340), line('topic', 'email', 120), line('topic', 'sante', 90), line('topic', 'parentalite', 3),
      line('procedure', 'social_sante', 140), line('procedure', 'argent_impots', 80), line('procedure', 'justice', 2),
      line('autonomy', 'entierement_accompagne', 300), line('autonomy', 'partiellement_autonome', 120), line('autonomy', 'autonome', 60),
      line('gender', 'feminin', 380), line('gender', 'masculin', 250), line('gender', 'non_communique', 10),
      line('ageBand', 'soixante_dix_plus', 240), line('ageBand', 'quarante_cinquante_neuf', 398), line('ageBand', 'moins_de_douze', 2),
      line('socialStatus', 'retraite', 400), line('socialStatus', 'sans_emploi', 240),
      line('commune', '54395', 400), line('commune', '54528', 238), line('commune', '54563', 2),
      line('referralPath', 'workshop', 0, 30), line('referralPath', 'health_access_mission', 0, 22),
      line('referralStatus', 'closed', 0, 32), line('referralStatus', 'sent', 0, 20), line('referralOutcome', 'accompanied', 0, 24), line('referralOutcome', 'did_not_come', 0, 6),
      line('referralHours', '20', 0, 20), line('referralHours', '90', 0, 6), line('saisineStatus', 'closed', 0, 12), line('saisineStatus', 'transmitted', 0, 10), line('saisineHours', '50', 0, 12),
      line('workshopProgramme', 'none', 120, 20), line('workshopSeats', 'capacity', 160, 20), line('workshopSeats', 'registered', 130), line('workshopSeats', 'attended', 110), line('workshopSeats', 'absent', 20), line('workshopSeats', 'waiting', 9),
      line('letter', 'referral', 0, 14), line('informationSheet', '', 0, 22), line('referralReturn', '', 0, 11),
    ],
    people: [p('beginner', 'intermediate', true, 40), p('beginner', 'beginner', false, 90), p('intermediate', 'independent', true, 22), p('intermediate', 'intermediate', true, 60), p('notAssessed', 'notAssessed', null, 98)],
  }, { names: { commune: { '54395': 'Nancy', '54528': 'Toul', '54563': 'Vézelise' } } });
  const report = { id: '01a22901-d094-73ae-b413-8e55a62ed450', kind: 'month', periodFrom: '2026-10-01', periodTo: '2026-10-31', scopeKind: 'department', scopeCode: '54', scopeName: 'Meurthe-et-Moselle', filters: {}, filterWords: [], definitionsVersion: 2, content, takenAt: new Date('2026-11-02'), madeBy: 'x' } as FrozenReport;
  for (const [model, guarded] of [['france-services', false], ['funders', true]] as const) {
    const document = wholeDocument(report, model, guarded, 'https://exemple.test/statistiques/definitions');
    writeFileSync(`/tmp/look-${model}.pdf`, await new Typesetter().pdf('statistics/reports/report', document));
  }
});
