package dev.lodestone.testkit.junit;

import dev.lodestone.testkit.Lodestone;
import java.lang.reflect.Constructor;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Opens a store for tests, gives it to their parameters, takes it back before each of them to what the set-up of the class
 * has left, and closes it. Registered by {@link LodestoneTest}, or by a field for a store with other settings:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final LodestoneExtension LODESTONE = LodestoneExtension.of(() -> Lodestone.open(directory));
 * }</pre>
 *
 * <p>As a field of the instance it gives each test an empty store. Thread-safe.
 */
public final class LodestoneExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(LodestoneExtension.class);

    /** Where the scope of a class is kept, which is found from its nested classes and tests too. */
    private static final String SCOPE = "scope";

    /** Where the class is kept whose scope its constructor has asked for, which is before {@link #beforeAll}. */
    private static final String BEGUN = "begun";

    /** Where the store is kept that a test has for itself. */
    private static final String OWN = "own";

    /** The setting by which JUnit runs tests at the same time. */
    private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

    private final Supplier<Lodestone> stores;
    private final StorePer per;

    /** What {@link LodestoneTest} registers: a store as the annotations of the class say. */
    public LodestoneExtension() {
        this(null, null);
    }

    private LodestoneExtension(Supplier<Lodestone> stores, StorePer per) {
        this.stores = stores;
        this.per = per;
    }

    /**
     * An extension with stores of any settings.
     *
     * @param stores opens one; the extension closes it
     */
    public static LodestoneExtension of(Supplier<Lodestone> stores) {
        return new LodestoneExtension(Objects.requireNonNull(stores, "stores"), StorePer.CLASS);
    }

    /** The same extension with another rule for who shares a store. */
    public LodestoneExtension storePer(StorePer wanted) {
        return new LodestoneExtension(stores, Objects.requireNonNull(wanted, "wanted"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getRequiredTestClass().equals(store(context).get(BEGUN))) {
            return;
        }
        StoreScope outer = scope(context);
        if (outer != null && !outer.isPerMethod()) {
            requireOneAfterTheOther(context);
        }
        store(context).put(SCOPE, outer == null ? open(context) : nested(outer, context));
    }

    /** The scope of a nested class, with what it declares beside what the classes around it do. */
    private static StoreScope nested(StoreScope outer, ExtensionContext context) {
        StoreScope nested = outer.nested();
        try {
            DeclaredContents.addOwn(context.getRequiredTestClass(), nested.lodestone());
            return nested;
        } catch (RuntimeException e) {
            nested.close();
            throw e;
        }
    }

    private StoreScope open(ExtensionContext context) {
        Lodestone lodestone = newStore(context);
        try {
            DeclaredContents.addAll(context.getRequiredTestClass(), lodestone);
            return StoreScope.of(lodestone, per == null ? annotation(context).store() : per);
        } catch (RuntimeException e) {
            lodestone.close();
            throw e;
        }
    }

    private Lodestone newStore(ExtensionContext context) {
        if (stores != null) {
            return stores.get();
        }
        LodestoneTest annotation = annotation(context);
        return Lodestone.builder()
                .region(annotation.region())
                .accountId(annotation.accountId())
                .build();
    }

    /** Who registers the extension by {@code @ExtendWith} alone gets what the annotation has when nothing is said. */
    private static LodestoneTest annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestClass(), LodestoneTest.class)
                .orElseGet(() -> Defaults.class.getAnnotation(LodestoneTest.class));
    }

    @LodestoneTest
    private static final class Defaults {}

    @Override
    public void beforeEach(ExtensionContext context) {
        StoreScope scope = scope(context);
        if (scope == null) {
            scope = open(context);
            store(context).put(OWN, scope.lodestone());
        } else if (scope.isPerMethod()) {
            store(context).put(OWN, scope.lodestone().fork());
        } else {
            requireOneAfterTheOther(context);
            scope.begin();
        }
    }

    /** Tests that run at the same time would undo each other's writes. */
    private static void requireOneAfterTheOther(ExtensionContext context) {
        boolean parallel =
                context.getConfigurationParameter(PARALLEL, Boolean::valueOf).orElse(false);
        if (parallel && context.getExecutionMode() == ExecutionMode.CONCURRENT) {
            throw new ExtensionConfigurationException(
                    context.getDisplayName() + " shares a store with tests that run at"
                            + " the same time; give each test its own, @LodestoneTest(store = StorePer.METHOD), or have them run"
                            + " one after the other, @Execution(ExecutionMode.SAME_THREAD)");
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Lodestone own = store(context).remove(OWN, Lodestone.class);
        if (own != null) {
            own.close();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        StoreScope scope = store(context).remove(SCOPE, StoreScope.class);
        if (scope != null) {
            scope.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Parameters.has(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getDeclaringExecutable() instanceof Constructor && isOneForAllTests(context)) {
            beforeAll(context);
            store(context).put(BEGUN, context.getRequiredTestClass());
        }
        return Parameters.value(parameter.getParameter().getType(), lodestone(parameter, context));
    }

    private static boolean isOneForAllTests(ExtensionContext context) {
        return context.getTestInstanceLifecycle().orElse(null) == TestInstance.Lifecycle.PER_CLASS;
    }

    private static Lodestone lodestone(ParameterContext parameter, ExtensionContext context) {
        Lodestone own = store(context).get(OWN, Lodestone.class);
        if (own != null) {
            return own;
        }
        StoreScope scope = scope(context);
        boolean inConstructor = parameter.getDeclaringExecutable() instanceof Constructor;
        if (scope == null || (inConstructor && scope.isPerMethod())) {
            throw new ParameterResolutionException(
                    "Where each test has a store of its own, a constructor cannot be given one: "
                            + parameter.getDeclaringExecutable());
        }
        return scope.lodestone();
    }

    private static StoreScope scope(ExtensionContext context) {
        return store(context).get(SCOPE, StoreScope.class);
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }
}
