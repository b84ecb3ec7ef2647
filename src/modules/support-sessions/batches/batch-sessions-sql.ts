const columns = [
  ['id', 'uuid', 'id'],
  ['employerId', 'uuid', 'employer_id'],
  ['formKey', 'uuid', 'form_key'],
  ['kind', 'text', 'kind'],
  ['title', 'text', 'title'],
  ['workshopLevel', 'text', 'workshop_level'],
  ['day', 'date', 'day'],
  ['durationMinutes', 'smallint', 'duration_minutes'],
  ['locationKind', 'text', 'location_kind'],
  ['placeId', 'uuid', 'place_id'],
  ['communeInsee', 'text', 'commune_insee'],
  ['beneficiaryId', 'uuid', 'beneficiary_id'],
  ['gender', 'text', 'gender'],
  ['ageBand', 'text', 'age_band'],
  ['socialStatus', 'text', 'social_status'],
  ['residenceInsee', 'text', 'residence_insee'],
  ['participantCount', 'smallint', 'participant_count'],
  ['anonymousCount', 'smallint', 'anonymous_count'],
  ['anonymousBy', 'jsonb', 'anonymous_by'],
  ['topics', 'text[]', 'topics'],
  ['procedures', 'text[]', 'procedures'],
  ['procedureName', 'text', 'procedure_name'],
  ['equipment', 'text[]', 'equipment'],
  ['autonomy', 'text', 'autonomy'],
  ['redirection', 'text', 'redirection'],
  ['notes', 'text', 'notes'],
] as const;

export const INSERT_SESSIONS_SQL = `
  INSERT INTO support_session (${columns.map(([, , column]) => column).join(', ')}, redirected, structure_id, mediator_id,
    created_at, updated_at)
  SELECT ${columns.map(([property]) => `"${property}"`).join(', ')}, redirection IS NOT NULL, $2, $3, $4, $4
    FROM jsonb_to_recordset($1::jsonb) AS given (${columns.map(([property, type]) => `"${property}" ${type}`).join(', ')})
  ON CONFLICT (form_key) DO NOTHING RETURNING id, form_key::text AS key`;

export const INSERT_PARTICIPANTS_SQL = `
  INSERT INTO session_participant (session_id, beneficiary_id, gender, age_band, social_status, residence_insee)
  SELECT "sessionId", "beneficiaryId", gender, "ageBand", "socialStatus", "residenceInsee"
    FROM jsonb_to_recordset($1::jsonb) AS given ("sessionId" uuid, "beneficiaryId" uuid, gender text, "ageBand" text,
      "socialStatus" text, "residenceInsee" text)`;

/** What else speaks of a session, whatever the module, but for what goes with it. */
export const REFERENCES_SQL = `
  SELECT format('SELECT FROM %s r WHERE r.%I = s.id', c.conrelid::regclass, a.attname) AS sql
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
   WHERE c.contype = 'f' AND c.confrelid = 'support_session'::regclass AND c.confdeltype <> 'c'`;
