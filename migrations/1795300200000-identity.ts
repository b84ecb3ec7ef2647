import { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, memberships with dates, teams of a coordinator, invitations. */
export class Identity1795300200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE app_user (
        id uuid PRIMARY KEY,
        email text NOT NULL UNIQUE,
        first_name text NOT NULL,
        last_name text NOT NULL,
        password_hash text,
        created_at timestamptz NOT NULL,
        last_sign_in_at timestamptz,
        disabled_at timestamptz,
        CONSTRAINT app_user_email_check CHECK (email = lower(email))
      );

      CREATE TABLE team (
        id uuid PRIMARY KEY,
        name text NOT NULL,
        created_at timestamptz NOT NULL
      );

      CREATE TABLE team_member (
        id uuid PRIMARY KEY,
        team_id uuid NOT NULL REFERENCES team,
        user_id uuid REFERENCES app_user,
        structure_id uuid REFERENCES structure,
        starts_on date NOT NULL,
        ends_on date,
        CONSTRAINT team_member_subject_check CHECK (num_nonnulls(user_id, structure_id) = 1),
        CONSTRAINT team_member_dates_check CHECK (ends_on >= starts_on)
      );
      CREATE INDEX team_member_team_id_idx ON team_member (team_id);

      -- A role in a structure, a team or a territory, from a date to a date.
      CREATE TABLE membership (
        id uuid PRIMARY KEY,
        user_id uuid NOT NULL REFERENCES app_user,
        role text NOT NULL,
        structure_id uuid REFERENCES structure,
        team_id uuid REFERENCES team,
        territory_kind text,
        territory_code text,
        starts_on date NOT NULL,
        ends_on date,
        CONSTRAINT membership_role_check CHECK (role IN
          ('mediator', 'counter', 'coordinator', 'fund_agent', 'structure_manager', 'administrator')),
        CONSTRAINT membership_territory_check CHECK (territory_kind IN ('department', 'region')
          AND territory_code IS NOT NULL OR territory_kind IS NULL AND territory_code IS NULL),
        CONSTRAINT membership_scope_check CHECK (CASE role
          WHEN 'coordinator' THEN structure_id IS NULL AND num_nonnulls(team_id, territory_code) = 1
          WHEN 'administrator' THEN num_nonnulls(structure_id, team_id, territory_code) = 0
          ELSE structure_id IS NOT NULL AND num_nonnulls(team_id, territory_code) = 0 END),
        CONSTRAINT membership_dates_check CHECK (ends_on >= starts_on)
      );
      CREATE INDEX membership_user_id_idx ON membership (user_id);
      CREATE INDEX membership_structure_id_idx ON membership (structure_id);

      CREATE TABLE invitation (
        id uuid PRIMARY KEY,
        email text NOT NULL,
        first_name text NOT NULL,
        last_name text NOT NULL,
        role text NOT NULL,
        structure_id uuid REFERENCES structure,
        team_id uuid REFERENCES team,
        territory_kind text,
        territory_code text,
        token_hash text NOT NULL UNIQUE,
        invited_by uuid NOT NULL REFERENCES app_user,
        created_at timestamptz NOT NULL,
        expires_at timestamptz NOT NULL,
        accepted_at timestamptz,
        CONSTRAINT invitation_email_check CHECK (email = lower(email))
      );
      CREATE INDEX invitation_structure_id_idx ON invitation (structure_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitation, membership, team_member, team, app_user');
  }
}
