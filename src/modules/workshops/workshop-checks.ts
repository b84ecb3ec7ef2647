/** The rules of the table, as its migration writes them; the database’s own are the ones that hold. */
export const workshopChecks = {
  series: '(series_id IS NULL) = (series_day IS NULL)',
  title: 'char_length(btrim(title)) BETWEEN 3 AND 120',
  level: `level IN ('debutant', 'intermediaire', 'avance')`,
  audience: `audience IN ('people', 'professionals', 'helpers')`,
  format: `format IN ('group', 'individual') AND (format = 'individual') <= (capacity = 1)`,
  mode: `mode IN ('place', 'phone', 'remote')
    AND (mode = 'phone') <= (format = 'individual')
    AND (mode = 'place') = (place_id IS NOT NULL OR address IS NOT NULL)
    AND (address IS NOT NULL) <= (commune_insee IS NOT NULL)
    AND (connection IS NOT NULL) <= (mode = 'remote')`,
  times: `ends_at > starts_at AND ends_at <= starts_at + interval '24 hours'`,
  seats: 'capacity BETWEEN 1 AND 500 AND seats_taken BETWEEN 0 AND capacity',
  programme: `programme IN ('mon-espace-sante', 'compte-ameli', 'messagerie', 'arnaques', 'franceconnect', 'smartphone',
    'proches-aidants')`,
  walkIns: 'anonymous_walk_ins BETWEEN 0 AND 500',
  offer: 'offer_hours BETWEEN 1 AND 168',
  status: `status IN ('draft', 'published', 'cancelled', 'closed')
    AND (status IN ('published', 'closed')) <= (published_at IS NOT NULL)
    AND (status = 'cancelled') = (cancelled_at IS NOT NULL)
    AND (status = 'closed') = (closed_at IS NOT NULL AND closed_by IS NOT NULL)
    AND (session_id IS NOT NULL) <= (status = 'closed')`,
};
