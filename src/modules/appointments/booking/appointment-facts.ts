/** Where and with whom an appointment is: professionals and places, never the person. */
export interface AppointmentFacts {
  agentName: string;
  structureName: string;
  /** E.164: the place’s own number, else that of the structure. */
  deskPhone: string | null;
  placeName: string | null;
  /** Street, then postcode and commune. */
  address: string[];
  /** A caisse’s name says what it is about. */
  isFund: boolean;
}

/** $1: the appointment. */
export const FACTS = `
  SELECT u.first_name || ' ' || u.last_name AS "agentName", s.name AS "structureName",
         coalesce(p.phone, s.phone) AS "deskPhone", p.name AS "placeName", s.kind = 'fund' AS "isFund",
         array_remove(ARRAY[coalesce(p.address, s.address),
           CASE WHEN p.id IS NULL THEN c.name ELSE concat_ws(' ', p.postal_code, p.commune_name) END], NULL) AS address,
         r.label, r.to_bring AS "toBring", r.duration_minutes AS "durationMinutes"
    FROM appointment a JOIN app_user u ON u.id = a.agent_id JOIN structure s ON s.id = a.structure_id
    JOIN appointment_reason r ON r.id = a.reason_id
    LEFT JOIN place p ON p.id = a.place_id LEFT JOIN commune c ON c.insee_code = s.commune_insee
   WHERE a.id = $1`;
