CREATE TABLE "task_events" (
	"member_id" bigint NOT NULL,
	"task_id" bigint NOT NULL,
	"task_version" integer NOT NULL,
	"move" text NOT NULL,
	"step" text NOT NULL,
	"reason" text,
	"note" text DEFAULT '' NOT NULL,
	"actor" text NOT NULL,
	"happened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "task_events_pkey" PRIMARY KEY("member_id","task_id","task_version"),
	CONSTRAINT "task_events_move_known" CHECK ("task_events"."move" IN ('open', 'step', 'pause', 'resume', 'takeOver', 'submit', 'approve', 'reject', 'finish', 'cancel')),
	CONSTRAINT "task_events_reason_known" CHECK ("task_events"."reason" IN ('member', 'document', 'department', 'broken', 'left'))
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"member_id" bigint NOT NULL,
	"task_id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tasks_task_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"definition_version" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"step" integer DEFAULT 0 NOT NULL,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"card_id" bigint,
	"card_version" integer,
	"seen" jsonb NOT NULL,
	"holder_id" integer,
	"opened_by" integer NOT NULL,
	"submitted_by" integer,
	"approved_by" integer,
	"pause_reason" text,
	"pause_note" text DEFAULT '' NOT NULL,
	"result_card_id" bigint,
	"opened_at" timestamp with time zone NOT NULL,
	"touched_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tasks_pkey" PRIMARY KEY("member_id","task_id"),
	CONSTRAINT "tasks_kind_known" CHECK ("tasks"."kind" IN ('issue', 'activate', 'block', 'unblock', 'replace', 'renew', 'close', 'void')),
	CONSTRAINT "tasks_state_known" CHECK ("tasks"."state" IN ('open', 'paused', 'awaitingApproval', 'done', 'cancelled')),
	CONSTRAINT "tasks_pause_reason_known" CHECK ("tasks"."pause_reason" IN ('member', 'document', 'department', 'broken', 'left')),
	CONSTRAINT "tasks_paused_for_a_reason" CHECK ((state = 'paused') = (pause_reason IS NOT NULL)),
	CONSTRAINT "tasks_ended_at_an_end" CHECK ((state IN ('done', 'cancelled')) = (ended_at IS NOT NULL)),
	CONSTRAINT "tasks_second_person" CHECK (approved_by <> submitted_by),
	CONSTRAINT "tasks_awaiting_is_submitted" CHECK (state <> 'awaitingApproval' OR submitted_by IS NOT NULL)
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_holder_id_users_user_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_opened_by_users_user_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_submitted_by_users_user_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_approved_by_users_user_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_task_id_idx" ON "tasks" USING btree ("task_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_one_unfinished" ON "tasks" USING btree ("member_id","kind",coalesce(card_id, 0)) WHERE state IN ('open', 'paused', 'awaitingApproval');--> statement-breakpoint
CREATE INDEX "tasks_unfinished_idx" ON "tasks" USING btree ("touched_at","task_id") WHERE state IN ('open', 'paused', 'awaitingApproval');--> statement-breakpoint
CREATE INDEX "tasks_ended_idx" ON "tasks" USING btree ("touched_at","task_id") WHERE state IN ('done', 'cancelled');--> statement-breakpoint
CREATE INDEX "tasks_holder_idx" ON "tasks" USING btree ("holder_id","touched_at");--> statement-breakpoint
CREATE INDEX "tasks_opened_by_idx" ON "tasks" USING btree ("opened_by");--> statement-breakpoint
CREATE INDEX "tasks_submitted_by_idx" ON "tasks" USING btree ("submitted_by");--> statement-breakpoint
CREATE INDEX "tasks_approved_by_idx" ON "tasks" USING btree ("approved_by");--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON tasks
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON task_events
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER tasks_never_deleted BEFORE DELETE ON tasks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER task_events_append_only BEFORE UPDATE OR DELETE ON task_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION task_changes_in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('done', 'cancelled') THEN
    RAISE EXCEPTION 'a task that is % does not change', OLD.state USING ERRCODE = 'VN003';
  END IF;
  IF NEW.version <> OLD.version + 1 THEN
    RAISE EXCEPTION 'a change of a task raises its version by one' USING ERRCODE = 'VN003';
  END IF;
  IF (NEW.task_id, NEW.member_id, NEW.kind, NEW.opened_by, NEW.card_id)
     IS DISTINCT FROM (OLD.task_id, OLD.member_id, OLD.kind, OLD.opened_by, OLD.card_id) THEN
    RAISE EXCEPTION 'a task stays about what it is about' USING ERRCODE = 'VN003';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER tasks_change_in_order BEFORE UPDATE ON tasks
  FOR EACH ROW EXECUTE FUNCTION task_changes_in_order();
