package dev.lodestone.store.engine.rocksdb;

import dev.lodestone.store.engine.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** The directory of a store: makes it, opens the database in it, and says plainly why it cannot. */
record StoreDirectory(Path path) {
    RocksDB open(Options options) {
        prepare();
        RocksDB db;
        try {
            db = RocksDB.open(options, path.toString());
        } catch (RocksDBException e) {
            throw failure(e);
        }
        try {
            FormatVersion.verify(db, path);
            return db;
        } catch (RocksDBException e) {
            db.close();
            throw failure(e);
        } catch (RuntimeException e) {
            db.close();
            throw e;
        }
    }

    private void prepare() {
        try {
            Files.createDirectories(path);
        } catch (FileAlreadyExistsException e) {
            throw new StorageException(
                    "The store cannot be in " + path + ": " + e.getFile() + " is not a directory", e);
        } catch (IOException e) {
            throw new StorageException("The directory " + path + " for the store cannot be made: " + e.getMessage(), e);
        }
        if (!Files.isWritable(path)) {
            throw new StorageException("The directory " + path + " of the store is not writable");
        }
        if (!Files.exists(path.resolve("CURRENT")) && holdsData()) {
            throw damaged("its file CURRENT is missing", null);
        }
    }

    /** Whether there are files of a database, which RocksDB would clear away if it made a new one here. */
    private boolean holdsData() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.{sst,log}")) {
            for (Path file : files) {
                if (Files.size(file) > 0) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new StorageException("The directory " + path + " of the store cannot be read: " + e.getMessage(), e);
        }
    }

    private StorageException failure(RocksDBException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("lock hold by current process")) {
            return new StorageException("The store in " + path + " is in use: this process already has it open", e);
        }
        if (message.contains("While lock file")) {
            return new StorageException("The store in " + path + " is in use: another Lodestone server has it open", e);
        }
        Status status = e.getStatus();
        if (status != null && status.getCode() == Status.Code.Corruption) {
            return damaged(message, e);
        }
        return new StorageException("The store in " + path + " cannot be opened: " + message, e);
    }

    private StorageException damaged(String reason, Throwable cause) {
        return new StorageException("The store in " + path + " is damaged: " + reason, cause);
    }
}
