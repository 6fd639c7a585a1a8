ALTER TABLE "store_days" DROP CONSTRAINT "store_days_store_id_stores_store_id_fk";
