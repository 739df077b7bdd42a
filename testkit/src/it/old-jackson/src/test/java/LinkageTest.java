import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Looks for calls of what the old libraries here do not have, also in code that no other test here gets to. */
class LinkageTest {
    private static final JavaClasses EMBEDDED = new ClassFileImporter().importPackages("dev.lodestone");

    /** The classes that use something of these packages which is not there. */
    private static Set<String> unresolved(String packages) {
        Set<String> classes = new TreeSet<>();
        int resolved = 0;
        for (JavaClass embedded : EMBEDDED) {
            for (JavaAccess<?> access : embedded.getAccessesFromSelf()) {
                if (!access.getTargetOwner().getName().startsWith(packages)) {
                    continue;
                }
                if (access.getTarget().resolveMember().isPresent()) {
                    resolved++;
                } else {
                    classes.add(embedded.getSimpleName());
                }
            }
        }
        assertTrue(resolved > 10, () -> "Nothing uses " + packages);
        return classes;
    }

    @Test
    void newerParsersAreAskedForTheirBoundsInOnePlace() {
        assertEquals(Set.of("Bounds"), unresolved("com.fasterxml.jackson."));
    }

    @Test
    void newerEventLoopsAreUsedByTheTransportAlone() {
        assertEquals(Set.of("Transport", "OfEpoll", "OfKQueue", "OfNio"), unresolved("io.netty."));
    }

    @Test
    void theExtensionUsesWhatJUnitHasSinceLong() {
        assertEquals(Set.of(), unresolved("org.junit."));
    }
}
