CREATE TABLE "recent_members" (
	"member_id" bigint NOT NULL,
	"user_id" integer NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	CONSTRAINT "recent_members_pkey" PRIMARY KEY("member_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "undo_of" bigint;--> statement-breakpoint
ALTER TABLE "recent_members" ADD CONSTRAINT "recent_members_user_id_users_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recent_members_user_id_idx" ON "recent_members" USING btree ("user_id","opened_at");--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_undo_of_fkey" FOREIGN KEY ("member_id","undo_of") REFERENCES "public"."tasks"("member_id","task_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_undone_once" ON "tasks" USING btree ("member_id","undo_of") WHERE undo_of IS NOT NULL AND state <> 'cancelled';--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_undo_another" CHECK (undo_of <> task_id);--> statement-breakpoint
CREATE TRIGGER require_actor BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON recent_members
  FOR EACH STATEMENT EXECUTE FUNCTION require_actor();
--> statement-breakpoint
CREATE TRIGGER tasks_undo_stays BEFORE UPDATE OF undo_of ON tasks
  FOR EACH ROW WHEN (OLD.undo_of IS DISTINCT FROM NEW.undo_of) EXECUTE FUNCTION refuse_change();
