-- Run once per service by a superuser, in the suite's database; may be run again.
-- ${service}_owner migrates and owns; ${service}_app works, and is bound by row-level security.
DO $do$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${service}_owner') THEN
        CREATE ROLE ${service}_owner LOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${service}_app') THEN
        CREATE ROLE ${service}_app LOGIN;
    END IF;
END
$do$;
ALTER ROLE ${service}_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${ownerPassword}';
ALTER ROLE ${service}_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD '${appPassword}';
CREATE SCHEMA IF NOT EXISTS ${service} AUTHORIZATION ${service}_owner;
GRANT USAGE ON SCHEMA ${service} TO ${service}_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ${service}_owner IN SCHEMA ${service}
    GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${service}_app;
ALTER DEFAULT PRIVILEGES FOR ROLE ${service}_owner IN SCHEMA ${service}
    GRANT USAGE, SELECT ON SEQUENCES TO ${service}_app;
ALTER ROLE ${service}_owner SET search_path = ${service};
ALTER ROLE ${service}_app SET search_path = ${service};
ALTER ROLE ${service}_app SET statement_timeout = '30s';
ALTER ROLE ${service}_app SET lock_timeout = '10s';
ALTER ROLE ${service}_app SET idle_in_transaction_session_timeout = '60s';
