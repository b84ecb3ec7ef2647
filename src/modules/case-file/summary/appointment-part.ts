import { appointmentModeLabels, appointmentSourceLabels, appointmentStatusLabels } from '../../appointments/index.js';
import { type SummaryPart, THE_PERSON, THE_STRUCTURE } from './summary-part.js';
import { hasOne, placeName, told } from './words.js';

const answers = { yes: 'oui', no: 'non' };

/** Those of the structure that answers. */
export const appointmentPart: SummaryPart = {
  entity: 'Appointment',
  heading: 'Vos rendez-vous',
  from: `FROM appointment t WHERE t.beneficiary_id = $1 AND t.structure_id = $2 ORDER BY t.starts_at DESC, t.id DESC`,
  told: {
    startsAt: told.instant('Rendez-vous du'),
    endsAt: told.text(
      'De',
      `to_char(t.starts_at AT TIME ZONE t.zone, 'HH24:MI') || ' à ' || to_char(t.ends_at AT TIME ZONE t.zone, 'HH24:MI')`,
    ),
    reasonId: told.text('Pour', '(SELECT n.label FROM appointment_reason n WHERE n.id = t.reason_id)'),
    mode: told.code('Où', appointmentModeLabels),
    placeId: told.text('Lieu', placeName('t.place_id')),
    status: told.code('Où il en est', appointmentStatusLabels),
    source: told.code('Pris', appointmentSourceLabels),
    referralId: told.yes('Après une orientation', hasOne('t.referral_id')),
    coming: told.code('Vous aviez dit venir', answers),
    comingAt: told.instant('Répondu le'),
    endedAt: told.instant('Noté le'),
    sessionId: told.yes('Une séance a été notée', hasOne('t.session_id')),
    createdAt: told.instant('Pris le'),
  },
  untold: {
    beneficiaryId: THE_PERSON,
    structureId: THE_STRUCTURE,
    name: 'Of people without a file, whom this summary is not about.',
    phone: 'Of people without a file.',
    email: 'Of people without a file.',
  },
};
